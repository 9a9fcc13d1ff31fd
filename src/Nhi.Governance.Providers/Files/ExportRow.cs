namespace Nhi.Governance.Providers.Files;

/// <summary>One row of a table.</summary>
/// <param name="Line">Line it starts at, from 1.</param>
/// <param name="Fields">Its fields; as many as it has, which may differ from the header's.</param>
public sealed record ExportRow(int Line, IReadOnlyList<string> Fields);
