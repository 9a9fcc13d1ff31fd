namespace Nhi.Governance;

/// <summary>A credential of an identity: metadata only, never a value.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Facts">What is known of it; see <see cref="CredentialFacts"/>.</param>
public sealed record Credential(CredentialId Id, CredentialKind Kind, FactSet Facts);
