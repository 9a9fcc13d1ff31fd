using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>One kind of record of a list.</summary>
/// <param name="Name">What it is, with its article: <c>a service account</c>.</param>
/// <param name="Is">Whether a JSON object is one, by members that no other kind has.</param>
/// <param name="Read">Reads one at its place: it ends as an identity, an attachment or a rejection.</param>
internal sealed record RecordKind(string Name, Func<JsonElement, bool> Is, Action<JsonElement, string, ListReading> Read);
