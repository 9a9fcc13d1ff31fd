using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>Credentials of a kind that should not exist.</summary>
internal static class MustNotExistControl
{
    private static readonly NamedCheck OfRoot = new("its principal is the root user of an account", subject => string.Equals(subject.Identity.Facts.Get(IdentityFacts.Subclass).Value, "aws:root", StringComparison.Ordinal) ? 1 : 0);

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Credential, Condition.Always,
    [
        new(Kind(CredentialKind.KubernetesLegacyToken), NotMet("A service-account token kept in a secret never expires and is bound to nothing.", "Move its users to bound tokens, see it unused, then delete the secret.", CredentialFacts.CreatedAt)),
        new(Kind(CredentialKind.AwsAccessKey) & Says(OfRoot, 1) & !False(CredentialFacts.Enabled), NotMet("The root user of the account has an access key: whoever holds it may do everything, and no policy limits it.", "Give its users a role of their own, see the key unused, then delete it.", CredentialFacts.CreatedAt, CredentialFacts.LastUsedAt).With((_, judgement) => judgement with { Severity = Severity.Critical })),
    ]);
}
