namespace Nhi.Governance;

/// <summary>What is about to be changed, journaled before the effect so that a lost answer can be made good.</summary>
/// <param name="Id">The operation.</param>
/// <param name="Credential">The credential it changes.</param>
/// <param name="VersionsBefore">The versions the issuer listed before: what is there afterwards and not among them was made by the operation.</param>
/// <param name="RecordedAt">When it was journaled.</param>
public sealed record OperationIntent(OperationId Id, CredentialId Credential, IReadOnlyList<VersionId> VersionsBefore, DateTimeOffset RecordedAt);
