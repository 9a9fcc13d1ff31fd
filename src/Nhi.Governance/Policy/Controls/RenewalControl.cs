using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>Two thirds into its life a certificate is renewed.</summary>
internal static class RenewalControl
{
    private static readonly FactKey[] Evidence = [CredentialFacts.CreatedAt, CredentialFacts.ExpiresAt];

    private static readonly CredentialKind[] Kinds = [CredentialKind.PublicTlsCertificate, CredentialKind.PrivateCaCertificate, CredentialKind.CodeSigningCertificate, CredentialKind.CaKey, CredentialKind.X509Svid];

    private static readonly Deadline Expiry = new Deadline.OfFact(CredentialFacts.ExpiresAt);

    private static readonly Deadline Renewal = new Deadline.Computed("two thirds of its life", subject => Kinds.Contains(subject.Credential!.Kind) && RenewAt(subject) is { } instant ? Deadline.Mark(instant) : Deadline.Unknown);

    public static Control Of(ControlDefinition definition) => new(
        definition,
        Scope.Credential,
        !False(CredentialFacts.Enabled) & Kind(Kinds),
        [
            new(Unknown(Renewal), Missing(Evidence)),
            new(Passed(Expiry), NotMet("It has expired.", "Remove it wherever it is served or trusted, or renew it.", Evidence).With((_, judgement) => judgement with { Severity = Severity.High })),
            new(Passed(Renewal), NotMet("Two thirds of its life have passed without a renewal.", "Renew it now, and let renewal be automatic.", Evidence)),
            new(Condition.Always, new(ControlOutcome.Met, subject => Met($"Renewal is due from {Judgement.Day(RenewAt(subject)!.Value)}.", Evidence).Say(subject))),
        ]);

    private static DateTimeOffset? RenewAt(in Subject subject) =>
        subject.Facts.Get(CredentialFacts.CreatedAt).TryGet(out var made) && subject.Facts.Get(CredentialFacts.ExpiresAt).TryGet(out var expires) ? made + ((expires - made) * 2 / 3) : null;
}
