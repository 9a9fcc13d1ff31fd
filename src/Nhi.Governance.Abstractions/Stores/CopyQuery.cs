namespace Nhi.Governance;

/// <summary>Which copies a store should list.</summary>
/// <param name="Below">Slots whose name starts so, byte for byte; empty for all.</param>
public sealed record CopyQuery(string Below = "");
