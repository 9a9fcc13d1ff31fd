namespace Nhi.Governance;

/// <summary>One version of a credential, as its issuer lists it. Metadata only.</summary>
/// <param name="Id">Its id at the issuer; never used again for another version.</param>
/// <param name="Credential">The credential it is a version of.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Facts">What the issuer tells of it, over <see cref="CredentialFacts"/>.</param>
/// <param name="MadeBy">The operation that issued it, where the issuer keeps it (<see cref="ProviderCapabilities.KeepsOperation"/>).</param>
public sealed record CredentialVersion(VersionId Id, CredentialId Credential, VersionStage Stage, FactSet Facts, OperationId? MadeBy = null);
