namespace Nhi.Governance.Providers.GitHub;

/// <summary>How pipelines of a repository are named, with or without an environment.</summary>
internal static class GitHubPipelines
{
    private const string Issuer = "token.actions.githubusercontent.com";

    public static string AreaOf(string repository) => $"github:{repository}:environments";

    /// <summary>The pipeline as it is seen.</summary>
    /// <param name="repository">Owner and name.</param>
    /// <param name="environment">The environment its jobs name; <see langword="null"/> where none.</param>
    /// <param name="further">What else is known of it.</param>
    /// <param name="source">Where it was read.</param>
    public static Observation Observe(string repository, string? environment, FactSet further, string source)
    {
        var container = $"repo:{repository}";

        // GitHub writes a colon of the environment's name as %3A into the subject.
        var id = environment is null ? container : $"{container}:environment:{environment.Replace(":", "%3A", StringComparison.Ordinal)}";
        return new Observation
        {
            Id = new IdentityId(id),
            IsImmutableId = false,
            Aliases = [new IdentityId(id)],
            Area = AreaOf(repository),
            Containers = [container],
            Facts = further.ToBuilder()
                .Set(IdentityFacts.Name, environment is null ? repository : $"{repository} {environment}", source)
                .Set(IdentityFacts.Subclass, environment is null ? "github:repository" : "github:environment", source)
                .Set(TrustFacts.Issuer, Issuer, source)
                .Set(TrustFacts.Subject, environment is null ? $"{container}:ref:*" : id, source)
                .ToFactSet(),
            Source = source,
        };
    }
}
