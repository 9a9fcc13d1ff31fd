namespace Nhi.Governance;

/// <summary>That a verifier has seen a secret work: kept by the caller, and handed back when the same is looked at again. A refusal counts only beside it, because what never worked is refused too.</summary>
/// <param name="Verifier">Name of the verifier.</param>
/// <param name="Vantage">Where it looked from: what another endpoint refuses says nothing of this one.</param>
/// <param name="Credential">The credential.</param>
/// <param name="Version">The version.</param>
/// <param name="At">When it was seen to work.</param>
/// <param name="Seal">Keyed digest of all of this and the secret: with another secret, or with anything edited, it no longer fits.</param>
public sealed record AliveEvidence(string Verifier, string Vantage, CredentialId Credential, VersionId Version, DateTimeOffset At, string Seal);
