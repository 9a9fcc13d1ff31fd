using static Nhi.Governance.Answer;
using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>No other identity holds the same secret or key.</summary>
internal static class SharedSecretControl
{
    public static Control Of(ControlDefinition definition) => new(definition, Scope.Credential, !False(CredentialFacts.Enabled) & !Unknown(CredentialFacts.SharedWith),
    [
        new(Known(CredentialFacts.SharedWith), NotMet("Another identity holds the same secret or key: neither can be told from the other, nor revoked without it.", "Give each a secret of its own, then revoke the shared one.", CredentialFacts.SharedWith)),
        new(Condition.Always, Met("It was compared, and no other identity holds it.", CredentialFacts.SharedWith)),
    ]);
}
