using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Finds where values stand whole: behind the sign of <c>key=value</c>, <c>key: value</c> and <c>"key": "value"</c>, in quotes or not, in connection strings
/// and as the password of a URL's user.
/// </summary>
internal static class WholeValues
{
    /// <summary>The longest value that is taken for one.</summary>
    public const int MaxLength = 256;

    private const int LongestName = 64;

    private static readonly SearchValues<byte> Signs = SearchValues.Create("=:"u8);
    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n\"'`,;&<>()[]{}|"u8);
    private static readonly SearchValues<byte> AroundName = SearchValues.Create(" \t\"'"u8);

    /// <summary>Finds them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most to find.</param>
    /// <param name="next">Where the first one is that is one too many, and otherwise -1.</param>
    /// <returns>Each by where it stands, and whether its name is one of passwords.</returns>
    public static List<(Range Place, bool IsNamed)> Find(ReadOnlySpan<byte> text, int most, out int next)
    {
        var found = new List<(Range, bool)>();
        next = -1;
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at..].IndexOfAny(Signs);
            if (sign < 0)
            {
                break;
            }

            at += sign;
            var (place, isNamed) = text[at..].StartsWith("://"u8) ? (User(text, at + 3), true) : (Value(text, at + 1), IsNamed(text[..at]));
            if (place.Start.Value == place.End.Value)
            {
                continue;
            }

            if (found.Count == most)
            {
                next = place.Start.Value;
                break;
            }

            found.Add((place, isNamed));
        }

        return found;
    }

    private static Range Value(ReadOnlySpan<byte> text, int from)
    {
        while (from < text.Length && text[from] is (byte)' ' or (byte)'\t')
        {
            from++;
        }

        var part = text[from..Math.Min(text.Length, from + MaxLength + 2)];
        if (part.Length > 1 && part[0] is (byte)'"' or (byte)'\'')
        {
            var quote = part[1..].IndexOf(part[0]);
            return quote is > 0 and <= MaxLength ? (from + 1)..(from + 1 + quote) : default;
        }

        var end = part.IndexOfAny(Ends);
        end = end < 0 ? part.Length : end;
        return end is > 0 and <= MaxLength ? from..(from + end) : default;
    }

    // user:password@host
    private static Range User(ReadOnlySpan<byte> text, int from)
    {
        var part = text[from..Math.Min(text.Length, from + (2 * MaxLength))];
        var end = part.IndexOfAny(" \t\r\n\"'/?#"u8);
        part = end < 0 ? part : part[..end];
        var host = part.LastIndexOf((byte)'@');
        var colon = part.IndexOf((byte)':');
        return colon >= 0 && host > colon + 1 && host - colon - 1 <= MaxLength ? (from + colon + 1)..(from + host) : default;
    }

    private static bool IsNamed(ReadOnlySpan<byte> before)
    {
        before = before[Math.Max(0, before.Length - LongestName)..];
        return SecretParts.EndsWithName(before[..(before.LastIndexOfAnyExcept(AroundName) + 1)]) is not null;
    }
}
