namespace Nhi.Governance;

/// <summary>What a verifier should look at.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Version">The version of it.</param>
/// <param name="Probe">Names the look, so that usage logs can leave out our own.</param>
/// <param name="SeenAlive">What the same verifier saw before the revocation; without it a live refusal stays <see cref="Verdict.Indeterminate"/>.</param>
public sealed record VerificationRequest(CredentialId Credential, VersionId Version, OperationId Probe, AliveEvidence? SeenAlive = null);
