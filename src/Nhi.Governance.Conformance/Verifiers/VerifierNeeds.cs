namespace Nhi.Governance.Conformance;

/// <summary>Why a verifier need not keep a law.</summary>
internal static class VerifierNeeds
{
    public static string? Nothing(RevocationVerifierFixture fixture) => null;

    public static string? Secret(RevocationVerifierFixture fixture) => fixture.NeedsSecret ? null : "it presents no secret";

    public static string? Unknown(RevocationVerifierFixture fixture) => fixture.CanAskAboutUnknown ? null : "it cannot be asked about a credential its issuer never knew";

    public static string? Budget(RevocationVerifierFixture fixture) => fixture.Verifier.Descriptor.AttemptBudget is null ? "it declares no attempt budget" : null;
}
