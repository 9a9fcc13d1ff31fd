namespace Nhi.Governance;

/// <summary>What a verifier should look at.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Version">The version of it.</param>
/// <param name="Probe">Names the look, so that usage logs can leave out our own.</param>
public sealed record VerificationRequest(CredentialId Credential, VersionId Version, OperationId Probe);
