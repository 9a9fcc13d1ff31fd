using System.Buffers;

namespace Nhi.Governance.Secrets;

/// <summary>How far a text goes on that may be encoded once more: without blanks and quotes, or with escapes every now and then.</summary>
internal static class EncodedText
{
    private const int Step = 128;

    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n\"'<>`"u8);
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> Escapes = SearchValues.Create("%\\&"u8);

    /// <summary>Where it ends.</summary>
    public static int End(ReadOnlySpan<byte> text, int from)
    {
        var limit = Math.Min(text.Length, from + KnownSecretSession.Reach);
        while (from < limit)
        {
            var part = text[from..Math.Min(limit, from + Step)];
            var end = part.IndexOfAny(Ends);
            if (end >= 0 && !part.ContainsAny(Escapes))
            {
                var behind = from + end > 0 ? DigitRuns.Following(SecretEncoding.Base64, text, from + end - 1) : 0;
                if (behind <= from + end || !DigitRuns.IsDigit(SecretEncoding.Base64, text[from + end - 1]))
                {
                    return from + end;
                }

                // Digits go on behind a break.
                from = behind;
                continue;
            }

            from += part.Length;
        }

        return from;
    }

    /// <summary>Where escapes and runs of digits come no more every now and then, whatever is between.</summary>
    public static int EscapedEnd(ReadOnlySpan<byte> text, int from)
    {
        var limit = Math.Min(text.Length, from + KnownSecretSession.Reach);
        while (from < limit)
        {
            var part = text[from..Math.Min(limit, from + Step)];
            if (!part.ContainsAny(Escapes) && !HasDigits(part, 2 * WindowPicker.Length))
            {
                break;
            }

            from += part.Length;
        }

        return from;
    }

    /// <summary>Where they start to.</summary>
    public static int EscapedStart(ReadOnlySpan<byte> text, int to)
    {
        var limit = Math.Max(0, to - KnownSecretSession.Reach);
        while (to > limit)
        {
            var part = text[Math.Max(limit, to - Step)..to];
            if (!part.ContainsAny(Escapes) && !HasDigits(part, 2 * WindowPicker.Length))
            {
                break;
            }

            to -= part.Length;
        }

        return to;
    }

    /// <summary>Where it starts.</summary>
    public static int Start(ReadOnlySpan<byte> text, int to)
    {
        var limit = Math.Max(0, to - KnownSecretSession.Reach);
        while (to > limit)
        {
            var part = text[Math.Max(limit, to - Step)..to];
            var end = part.LastIndexOfAny(Ends);
            if (end >= 0 && !part.ContainsAny(Escapes))
            {
                var behind = to - part.Length + end + 1;
                var before = behind < text.Length && DigitRuns.IsDigit(SecretEncoding.Base64, text[behind]) ? DigitRuns.BackOverBreak(text, behind) : behind;
                if (before == behind || before == 0 || !DigitRuns.IsDigit(SecretEncoding.Base64, text[before - 1]))
                {
                    return behind;
                }

                to = before;
                continue;
            }

            to -= part.Length;
        }

        return to;
    }

    /// <summary>Where a run of digits goes on behind a break of lines that a token is a blank of; otherwise where the token ends.</summary>
    public static int OverBlanks(ReadOnlySpan<byte> text, LocalDecoder.Token token)
    {
        var behind = IsBlank(token) ? LineBreaks.SkipSpace(text, token.End, acrossLines: true) : token.End;
        return behind < text.Length && DigitRuns.IsDigit(SecretEncoding.Base64, text[behind]) ? behind : token.End;
    }

    /// <summary>Where it ends before such a break; otherwise where the token starts.</summary>
    public static int BackOverBlanks(ReadOnlySpan<byte> text, LocalDecoder.Token token)
    {
        if (!IsBlank(token))
        {
            return token.Start;
        }

        var from = Math.Max(0, token.Start - LineBreaks.MaxLength);
        var before = from + text[from..token.Start].LastIndexOfAnyExcept(Blanks) + 1;
        return before > 0 && DigitRuns.IsDigit(SecretEncoding.Base64, text[before - 1]) ? before : token.Start;
    }

    /// <summary>Whether so many digits of base64 follow each other.</summary>
    public static bool HasDigits(ReadOnlySpan<byte> part, int fewest)
    {
        var digits = 0;
        foreach (var value in part)
        {
            digits = DigitRuns.IsDigit(SecretEncoding.Base64, value) ? digits + 1 : 0;
            if (digits >= fewest)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBlank(LocalDecoder.Token token) => token.Count == 1 && token.Bytes is ' ' or '\t' or '\r' or '\n';
}
