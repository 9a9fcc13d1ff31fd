namespace Nhi.Governance;

/// <summary>Which copies a store should list.</summary>
/// <param name="Credential">Copies of this credential only, where the store can tell.</param>
/// <param name="Below">Slots whose name starts so; empty for all.</param>
public sealed record CopyQuery(CredentialId? Credential = null, string Below = "");
