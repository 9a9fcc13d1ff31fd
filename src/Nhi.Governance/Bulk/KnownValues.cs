using System.Runtime.InteropServices;

namespace Nhi.Governance;

/// <summary>The codes of values of one column that were met before. Of fixed size, so that memory stays flat however many values there are: what is met seldom makes room. Not safe to share between threads.</summary>
internal sealed class KnownValues(ValueColumn column)
{
    private const int Places = 4096;

    private readonly (object? Value, int Code)[] _places = new (object?, int)[Places];
    private object? _last;
    private int _lastCode;

    /// <summary>The code of a value.</summary>
    public int CodeOf(object value)
    {
        // The records of a list share their texts.
        if (ReferenceEquals(_last, value))
        {
            return _lastCode;
        }

        // Two places each: of values that are met often two may share one.
        var hash = HashOf(value);
        ref var first = ref _places[hash & (Places - 1)];
        ref var second = ref _places[(hash >> 12) & (Places - 1)];
        int code;
        if (IsSame(first.Value, value))
        {
            code = first.Code;
        }
        else if (IsSame(second.Value, value))
        {
            code = second.Code;
        }
        else
        {
            code = column.CodeOf(value);
            (first.Value is null || second.Value is not null ? ref first : ref second) = (value, code);
        }

        (_last, _lastCode) = (value, code);
        return code;
    }

    private static bool IsSame(object? known, object value) => ReferenceEquals(known, value) || (value, known) switch
    {
        (string one, string other) => string.Equals(one, other, StringComparison.Ordinal),
        (NameSet one, NameSet other) => one.Equals(other),
        _ => false,
    };

    /// <summary>The ends of a text and its length: texts that only differ in between contend for their places, and no more than that.</summary>
    private static int HashOf(object value) => value switch
    {
        string text => HashOf(text),
        NameSet { Count: > 0 } names => (HashOf(names[0]) * 31) ^ HashOf(names[^1]) ^ names.Count,
        _ => 0,
    };

    private static int HashOf(string text)
    {
        const ulong Odd = 0x9E3779B97F4A7C15;
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        ulong hash = (uint)bytes.Length;
        if (bytes.Length >= sizeof(ulong))
        {
            hash ^= MemoryMarshal.Read<ulong>(bytes) * Odd;
            hash ^= (MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]) + hash) * Odd;
            hash ^= MemoryMarshal.Read<ulong>(bytes[((bytes.Length - sizeof(ulong)) / 2)..]) * Odd;
        }
        else
        {
            foreach (var part in bytes)
            {
                hash = (hash ^ part) * Odd;
            }
        }

        return (int)(hash * Odd >> 33);
    }
}
