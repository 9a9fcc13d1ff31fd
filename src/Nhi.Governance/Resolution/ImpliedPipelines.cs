namespace Nhi.Governance;

/// <summary>An exact GitHub subject in a trust names a pipeline that exists for the cloud, whether or not its repository was read: it is taken up.</summary>
internal static class ImpliedPipelines
{
    private const string GitHub = "token.actions.githubusercontent.com";

    public static IEnumerable<Observation> In(EstateReading reading, Parties parties) =>
        reading.Observations.Select(observation => (observation.Admissions, observation.Source))
            .Concat(reading.Attachments.Select(attachment => (attachment.Admissions, attachment.Source)))
            .SelectMany(trust => trust.Admissions
                .Select(parties.OfIssuer)
                .Where(admission => admission.Kind == AdmissionKind.Repository && string.Equals(admission.Authority, GitHub, StringComparison.Ordinal))
                .SelectMany(admission => admission.Subjects.Where(subject => !Wildcard.IsPattern(subject)))
                .Distinct(StringComparer.Ordinal)
                .Select(subject => From(subject, trust.Source)))
            .OfType<Observation>();

    private static Observation? From(string subject, string source)
    {
        var parts = subject.Split(':', 4);
        return parts switch
        {
            ["repo", { Length: > 2 } repository, "environment", { Length: > 0 } environment] =>
                Pipeline(repository, $"repo:{repository}:environment:{environment}", $"{repository} ({environment})", "github:environment", subject, source),
            ["repo", { Length: > 2 } repository, "ref", _] =>
                Pipeline(repository, $"repo:{repository}", repository, "github:repository", $"repo:{repository}:ref:*", source),
            _ => null,
        };
    }

    private static Observation Pipeline(string repository, string id, string name, string subclass, string subject, string source) => new()
    {
        Id = new IdentityId(id),
        Area = $"github:{repository}:environments",
        Containers = [$"repo:{repository}"],
        Facts = new FactSetBuilder()
            .Set(IdentityFacts.Name, name, source)
            .Set(IdentityFacts.Subclass, subclass, source)
            .Set(TrustFacts.Issuer, GitHub, source)
            .Set(TrustFacts.Subject, subject, source)
            .ToFactSet(),
        Source = source,
    };
}
