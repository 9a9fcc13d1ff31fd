using System.Text.Json;

namespace Nhi.Governance.Estate.Tests;

/// <summary>What is true of the sample estate: written from the documents, and never read by the code under test.</summary>
internal static class Truth
{
    public static JsonElement Estate { get; } = Read("estate.json");

    public static JsonElement Heal { get; } = Read("heal.json");

    public static SortedSet<string> Lines(string member, Func<JsonElement, string> line) =>
        new(Estate.GetProperty(member).EnumerateArray().Select(line), StringComparer.Ordinal);

    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : null;

    private static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "tests", "truth", name))).RootElement;
}
