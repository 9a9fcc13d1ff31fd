using System.Buffers;

namespace Nhi.Governance;

/// <summary>Finds values that stand whole behind a name for a secret, as <c>password = "…"</c> does: what weak secrets are compared with.</summary>
internal ref struct Assignments(ReadOnlySpan<byte> text)
{
    private const int LongestName = 48;
    private const int LongestValue = 128;

    private static readonly SearchValues<byte> Signs = SearchValues.Create("=:"u8);
    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n\"'`,;&)}]<>"u8);
    private static readonly SearchValues<byte> NotNames = SearchValues.Create("\r\n=:,;&({[<>"u8);
    private static readonly SearchValues<string> Words = SearchValues.Create(["pass", "pwd", "secret", "token", "key", "cred", "auth"], StringComparison.OrdinalIgnoreCase);

    private readonly ReadOnlySpan<byte> _text = text;
    private int _next;

    /// <summary>Where the value stands.</summary>
    public Range Current { get; private set; }

    /// <summary>Goes on to the next value.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        while (_text[_next..].IndexOfAny(Signs) is >= 0 and var found)
        {
            var sign = _next + found;
            _next = sign + 1;
            if (IsNameBefore(sign) && Value(sign + 1) is { } value)
            {
                Current = value;
                return true;
            }
        }

        return false;
    }

    private readonly bool IsNameBefore(int sign)
    {
        var before = _text[Math.Max(0, sign - LongestName)..sign];
        before = before[(before.LastIndexOfAny(NotNames) + 1)..];
        Span<char> name = stackalloc char[before.Length];
        for (var at = 0; at < before.Length; at++)
        {
            name[at] = (char)before[at];
        }

        return ((ReadOnlySpan<char>)name).ContainsAny(Words);
    }

    private readonly Range? Value(int from)
    {
        var start = from;
        while (start < _text.Length && _text[start] is ((byte)' ' or (byte)'\t' or (byte)'=' or (byte)':' or (byte)'>'))
        {
            start++;
        }

        if (start == _text.Length)
        {
            return null;
        }

        var quote = _text[start];
        var isQuoted = quote is (byte)'"' or (byte)'\'' or (byte)'`';
        start += isQuoted ? 1 : 0;
        var rest = _text[start..Math.Min(_text.Length, start + LongestValue + 1)];
        var length = isQuoted ? rest.IndexOf(quote) : rest.IndexOfAny(Ends);
        length = length < 0 && rest.Length <= LongestValue && !isQuoted ? rest.Length : length;
        return length > 0 ? start..(start + length) : null;
    }
}
