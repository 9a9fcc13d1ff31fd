namespace Nhi.Governance;

/// <summary>That a verifier has seen a secret work: kept by the caller, and handed back when the same is looked at again. A refusal counts only beside it, because what never worked is refused too.</summary>
/// <param name="Verifier">Name of the verifier.</param>
/// <param name="Version">The version.</param>
/// <param name="At">When it was seen to work.</param>
/// <param name="Secret">Keyed fingerprint of the secret, as text: a mangled one has another.</param>
public sealed record AliveEvidence(string Verifier, VersionId Version, DateTimeOffset At, string Secret);
