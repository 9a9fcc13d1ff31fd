namespace Nhi.Governance;

/// <summary>One version of a credential, as its issuer lists it. Metadata only.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Credential">The credential it is a version of.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Facts">What the issuer tells of it, over <see cref="CredentialFacts"/>.</param>
public sealed record CredentialVersion(VersionId Id, CredentialId Credential, VersionStage Stage, FactSet Facts);
