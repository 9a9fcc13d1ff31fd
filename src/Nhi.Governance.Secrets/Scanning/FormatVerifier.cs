using System.Runtime.InteropServices;
using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>Decides about the places the anchors point at: boundary, shape, check, checksum, entropy and placeholders, in this order.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct FormatVerifier(ReadOnlySpan<byte> window)
{
    /// <summary>How far behind a word the value that it announces may start.</summary>
    public const int Nearness = 44;

    private const int MostLineFeeds = 2;

    private static readonly string[] CredentialWords = ["key", "token", "secret", "access", "private", "pat", "password", "pwd", "bearer"];

    private static readonly string[] DigestWords = ["sha1", "sha256", "sha384", "sha512", "md5", "digest", "checksum", "integrity", "commit", "revision", " h1:"];

    private readonly ReadOnlySpan<byte> _window = window;
    private ShapeMatcher _matcher = new(window);

    /// <summary>How many bytes and instructions were looked at so far.</summary>
    public readonly int Steps => _matcher.Steps;

    /// <summary>Decides about one anchor.</summary>
    /// <param name="anchor">The number of the anchor.</param>
    /// <param name="at">Where its four bytes stand in the window.</param>
    /// <param name="candidate">What was found.</param>
    /// <returns>Whether something was found.</returns>
    public bool TryVerify(int anchor, int at, out Candidate candidate)
    {
        ReadOnlySpan<ushort> cells = FormatTable.Anchors.Slice(anchor * FormatTable.AnchorColumns, FormatTable.AnchorColumns);
        int start = at - cells[1];
        if (start < 0)
        {
            candidate = default;
            return false;
        }

        return cells[2] == 0 ? TryAt(cells[0], start, out candidate) : TryBehind(cells[0], start, FormatTable.Word(cells[2] - 1), out candidate);
    }

    private bool TryAt(int format, int start, out Candidate candidate)
    {
        candidate = default;
        var row = new FormatRow(format);
        if (!Boundary.IsBefore(_window, start, FormatTable.Set(row.Before)))
        {
            return false;
        }

        int end = _matcher.Match(row, start);
        return end >= 0 && TryAccept(format, row, start, end, out candidate);
    }

    // The value starts where a new token does, once something was assigned or where a blank ends the word. The first place decides that holds one.
    private bool TryBehind(int format, int start, ReadOnlySpan<byte> word, out Candidate candidate)
    {
        candidate = default;
        if (!IsWord(start, word))
        {
            return false;
        }

        var row = new FormatRow(format);
        if (row.Flags.HasFlag(FormatFlags.Row) && !ByteRow.IsIn(_window[(start + word.Length)..]))
        {
            return false;
        }

        ReadOnlySpan<byte> first = FormatTable.Set(row.First);
        int from = start + word.Length;
        int until = Math.Min(_window.Length, from + Nearness + 1);
        int lineFeeds = 0;
        bool assigned = from < _window.Length && _window[from] is (byte)' ' or (byte)'\t';
        for (int i = from; i < until; i++)
        {
            byte b = _window[i];
            if (assigned && first.Holds(b) && TryAt(format, i, out candidate) && !StandsForDigest(i, _window[from..i]))
            {
                candidate = candidate with { Distance = i - from };
                return true;
            }

            assigned |= b is (byte)'=' or (byte)':' or (byte)'>' or (byte)',' or (byte)'(' or (byte)'"' or (byte)'\'' or (byte)'`'
                || (b is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'-' && EndsInCredentialWord(_window[start..i]));
            if (b == '\n' && ++lineFeeds > MostLineFeeds)
            {
                break;
            }
        }

        return false;
    }

    // As in "--api-key VALUE", in prose, and in names that are built of both.
    private static bool EndsInCredentialWord(ReadOnlySpan<byte> text)
    {
        foreach (string word in CredentialWords)
        {
            if (text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[^word.Length..], word))
            {
                return true;
            }
        }

        return false;
    }

    // The version of a package or the sum of a file: behind a sign that says so, or a word. Behind a plus it is part of a longer value.
    private readonly bool StandsForDigest(int at, ReadOnlySpan<byte> between)
    {
        if (_window[at - 1] is (byte)'@' or (byte)'#' or (byte)'/' or (byte)'+' or (byte)'?' or (byte)'%')
        {
            return true;
        }

        foreach (string word in DigestWords)
        {
            if (Template.Contains(between, word))
            {
                return true;
            }
        }

        return false;
    }

    // Inside another word of the same case it is part of that: "datadog" in "metadatadog", but not in "MyDatadog".
    private readonly bool IsWord(int start, ReadOnlySpan<byte> word)
    {
        if (start + word.Length > _window.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> text = _window.Slice(start, word.Length);
        for (int i = 0; i < word.Length; i++)
        {
            byte b = text[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[i] | 0x20) : text[i];
            if (b != word[i])
            {
                return false;
            }
        }

        if (start == 0 || !char.IsAsciiLetter((char)_window[start - 1]) || !char.IsAsciiLetter((char)text[0]))
        {
            return true;
        }

        return char.IsAsciiLetterUpper((char)text[0]) && char.IsAsciiLetterLower((char)_window[start - 1]);
    }

    private readonly bool TryAccept(int format, FormatRow row, int start, int end, out Candidate candidate)
    {
        candidate = default;
        FormatCheck check = row.Check;
        if (row.Flags.HasFlag(FormatFlags.Check))
        {
            return check switch
            {
                FormatCheck.Jwt => JwtFormat.TryVerify(_window, start, out candidate),
                FormatCheck.PrivateKey => PrivateKeyFormat.TryVerify(_window, start, out candidate),
                FormatCheck.DatabaseUrl => DatabaseUrlFormat.TryVerify(_window, start, out candidate),
                FormatCheck.AwsPair => AwsAccessKeyFormat.TryVerify(_window, start, out candidate),
                FormatCheck.AzureStorage => AzureStorageKeyFormat.TryVerify(_window, start, out candidate),
                _ => false,
            };
        }

        if (row.Flags.HasFlag(FormatFlags.Value))
        {
            start = _matcher.ValueStart;
            end = _matcher.ValueEnd;
        }

        ReadOnlySpan<byte> value = _window[start..end];
        ReadOnlySpan<byte> variable = value[(row.Flags.HasFlag(FormatFlags.Value) ? 0 : Math.Min(row.Lead, value.Length - 1))..];
        if ((check == FormatCheck.Base64Json && !Base64Json.IsOne(value)) || (check == FormatCheck.Password && Template.IsPassword(variable)))
        {
            return false;
        }

        ChecksumVerdict verdict = Checksum.Verify(row.Checksum, value);
        bool dropped = verdict switch
        {
            ChecksumVerdict.None => Template.IsToken(variable, row.Flags) || (row.Entropy > 0 && Entropy.Of(variable) < row.Entropy),
            ChecksumVerdict.Failed => Template.IsFilled(variable),
            _ => false,
        };
        if (dropped)
        {
            return false;
        }

        candidate = Candidate.Whole(format, start, end - start, verdict);
        return true;
    }
}
