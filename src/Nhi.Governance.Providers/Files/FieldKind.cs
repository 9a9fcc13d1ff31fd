namespace Nhi.Governance.Providers.Files;

/// <summary>One kind of record of a list of fields.</summary>
/// <param name="Name">What it is, with its article: <c>a role</c>.</param>
/// <param name="Needed">Columns that together no other kind has, in lower case.</param>
/// <param name="Read">Reads one at its place: it ends as an identity, an attachment or a rejection.</param>
internal sealed record FieldKind(string Name, IReadOnlyList<string> Needed, Action<FieldRecord, string, ListReading> Read);
