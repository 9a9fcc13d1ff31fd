using System.Text;
using System.Text.RegularExpressions;
using Nhi.Governance.FormatTables;

namespace Nhi.Governance.Secrets.Tests;

/// <summary>
/// Finds the matches of one format by a regular expression at every place, with the boundaries as look-arounds: what the tables must agree with.
/// </summary>
internal sealed class Oracle
{
    private const string Escapes = @"\\[nrtbfv0]|%[0-9A-Fa-f]{2}|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\[[0-9;]{0,11}m";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly CatalogueFormat _format;
    private readonly Regex _shape;
    private readonly Regex? _word;
    private readonly int _lead;

    public Oracle(CatalogueFormat format)
    {
        _format = format;
        _lead = AnchorChooser.Lead(format.Shape);
        string before = Class(Boundaries.Before(format.Shape, _lead));
        string after = Class(Boundaries.After(format.Shape));
        _shape = new Regex($@"\G(?:(?<!{before})|(?<={Escapes}))(?:{format.Pattern})(?!{after})", RegexOptions.CultureInvariant, Patience);
        if (format.Near.Count > 0)
        {
            // Not inside a word of the same case.
            string words = string.Join('|', format.Near.Select(Regex.Escape));
            _word = new Regex($@"(?=(?<word>(?i:{words})))(?:(?<![A-Za-z])|(?=[^A-Za-z])|(?<=[a-z])(?=[A-Z]))", RegexOptions.CultureInvariant, Patience);
        }
    }

    public List<(long Start, int Length)> Matches(byte[] utf8)
    {
        string text = Encoding.Latin1.GetString(utf8);
        var found = new SortedSet<(long Start, int MinusLength)>();
        IEnumerable<int> starts = _word is null ? Enumerable.Range(0, text.Length) : NearStarts(text);
        foreach (int start in starts)
        {
            if (At(utf8, text, start) is { } match)
            {
                found.Add((match.Start, -match.Length));
            }
        }

        var outer = new List<(long, int)>();
        long covered = 0;
        foreach ((long start, int minusLength) in found.Where(m => m.Start - m.MinusLength > 0))
        {
            if (start - minusLength > covered)
            {
                covered = start - minusLength;
                outer.Add((start, -minusLength));
            }
        }

        return outer;
    }

    private (int Start, int Length)? At(byte[] utf8, string text, int start)
    {
        Match match = _shape.Match(text, start);
        if (!match.Success)
        {
            return null;
        }

        Group value = match.Groups["value"];
        bool part = value.Success;
        (int from, int length) = part ? (value.Index, value.Length) : (match.Index, match.Length);
        ReadOnlySpan<byte> bytes = utf8.AsSpan(from, length);
        ReadOnlySpan<byte> variable = bytes[(part ? 0 : Math.Min(_lead, length - 1))..];
        ChecksumVerdict verdict = Checksum.Verify(CatalogueFiles.Of(_format).Row.Checksum, bytes);
        bool dropped = (_format.Check == "base64-json" && !Base64Json.IsOne(bytes))
            || (_format.Check == "password" && Template.IsPassword(variable))
            || (verdict == ChecksumVerdict.Failed && Template.IsFilled(variable))
            || (verdict == ChecksumVerdict.None && (Template.IsToken(variable, CatalogueFiles.Of(_format).Row.Flags) || (_format.Entropy > 0 && Entropy.Of(variable) < _format.Entropy)));
        return dropped ? null : (from, length);
    }

    private IEnumerable<int> NearStarts(string text)
    {
        byte[] utf8 = Encoding.Latin1.GetBytes(text);
        foreach (Match word in _word!.Matches(text))
        {
            // Words that begin at the same place are tried one by one.
            foreach (string one in _format.Near.Where(w => text.AsSpan(word.Index).StartsWith(w, StringComparison.OrdinalIgnoreCase)))
            {
                int from = word.Index + one.Length;
                for (int i = from; i <= Math.Min(text.Length - 1, from + FormatVerifier.Nearness); i++)
                {
                    string between = text[from..i];
                    bool assigned = text[from] is ' ' or '\t'
                        || Regex.IsMatch(between, "[=:>,(\"'`]", RegexOptions.None, Patience)
                        || Regex.IsMatch(text[word.Index..i], "(?i:key|token|secret|access|private|pat|password|pwd|bearer)[- \t\n]", RegexOptions.CultureInvariant, Patience);
                    if (between.Count(static c => c == '\n') > 2)
                    {
                        break;
                    }

                    if (assigned && !Regex.IsMatch(between, "[@#/+?%]$|(?i: h1:|sha1|sha256|sha384|sha512|md5|digest|checksum|integrity|commit|revision)", RegexOptions.CultureInvariant, Patience)
                        && At(utf8, text, i) is not null)
                    {
                        yield return i;
                        break;
                    }
                }
            }
        }
    }

    private static string Class(ByteSet set) => set.IsEmpty ? "(?!)" : "[" + string.Concat(set.Bytes().Select(static b => $"\\x{b:x2}")) + "]";
}
