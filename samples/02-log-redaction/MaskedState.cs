using System.Collections;
using System.Globalization;

namespace LogRedaction;

/// <summary>The named values of a log entry, masked: structured sinks write these beside the message, or instead of it.</summary>
internal sealed class MaskedState : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _values;
    private readonly string _text;

    private MaskedState(List<KeyValuePair<string, object?>> values, string text) => (_values, _text) = (values, text);

    public int Count => _values.Count;

    public KeyValuePair<string, object?> this[int index] => _values[index];

    /// <summary>A state, or what stands for it where it holds a secret.</summary>
    public static object? Of(object? state, SecretMask mask) => state switch
    {
        IEnumerable<KeyValuePair<string, object?>> values => new MaskedState([.. values.Select(value => KeyValuePair.Create(value.Key, ValueOf(value.Value, mask)))], mask.Mask(state.ToString() ?? string.Empty)),
        _ => ValueOf(state, mask),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => _text;

    // What has a secret in its text becomes that text, masked. Numbers, times and the like cannot have one and keep their type.
    private static object? ValueOf(object? value, SecretMask mask) => value switch
    {
        null or IFormattable and ValueType => value,
        string text => mask.Mask(text),
        IEnumerable<object?> list => list.Select(item => ValueOf(item, mask)).ToList(),
        _ when Convert.ToString(value, CultureInfo.InvariantCulture) is { } text && mask.Mask(text) is var masked && !ReferenceEquals(masked, text) => masked,
        _ => value,
    };
}
