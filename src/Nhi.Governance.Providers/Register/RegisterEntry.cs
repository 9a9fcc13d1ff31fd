using System.Collections.ObjectModel;

namespace Nhi.Governance.Providers.Register;

/// <summary>An entry or row, the same for YAML and CSV. A key left out says nothing; an empty value says that there is none.</summary>
/// <param name="Place">The place, as messages name it.</param>
internal sealed record RegisterEntry(string Place)
{
    /// <summary>Texts by key.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Lists of texts by key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>Parties by role word.</summary>
    public IReadOnlyDictionary<string, string> Owners { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Credentials of an identity.</summary>
    public IReadOnlyList<RegisterEntry> Credentials { get; init; } = [];

    /// <summary>A text; <see langword="null"/> where the key is left out.</summary>
    public string? Text(string key) => Texts.GetValueOrDefault(key);

    /// <summary>A list; <see langword="null"/> where the key is left out.</summary>
    public IReadOnlyList<string>? List(string key) => Lists.GetValueOrDefault(key);

    /// <summary>A text that must be there and not be empty.</summary>
    public string Required(string key) =>
        Text(key) is { Length: > 0 } text ? text : throw new RegisterEntryException($"needs {key}");

    /// <summary>A word of a closed set that must be there.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words) =>
        words.TryGetValue(Required(key), out var value) ? value : throw new RegisterEntryException($"{key} is not known; {RegisterWords.Accepted(words.Keys)}");
}
