using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>Credentials of a kind that should no longer exist, enabled or not.</summary>
internal static class MustNotExistControl
{
    public static Control Of(ControlDefinition definition) => new(definition, Scope.Credential, Condition.Always,
    [
        new(Kind(CredentialKind.KubernetesLegacyToken), NotMet("A service-account token kept in a secret never expires and is bound to nothing.", "Move its users to bound tokens, see it unused, then delete the secret.", CredentialFacts.CreatedAt)),
    ]);
}
