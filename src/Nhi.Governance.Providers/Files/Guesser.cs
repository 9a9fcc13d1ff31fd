using System.Text;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Providers.Files;

/// <summary>Decides from a file's beginning which structures are worth trying. Cheap, as every file of a tree passes here.</summary>
internal sealed partial class Guesser(IReadOnlyList<IExportFormat> formats)
{
    /// <summary>How much of a file is looked at.</summary>
    public const int HeadLength = 64 * 1024;

    /// <summary>The structures to try, in order; none for what is only scanned.</summary>
    /// <param name="extension">With its dot, in lower case. It makes a guess surer and never decides what a file is.</param>
    /// <param name="head">The first bytes.</param>
    public IReadOnlyList<Guess> Guess(string extension, ReadOnlySpan<byte> head)
    {
        var guesses = new List<Guess>();
        var isCertificateName = extension is ".pem" or ".crt" or ".cer" or ".der";
        if (IsDerCertificate(head) || (isCertificateName && !FileText.IsUtf16(head) && head[0] == 0x30))
        {
            return [new Guess(Structure.Certificates, IsSure: true)];
        }

        var utf8 = FileText.HeadToUtf8(head);
        var whole = head.Length < HeadLength ? utf8 : utf8.AsMemory(0, Math.Max(0, utf8.AsSpan().LastIndexOf((byte)'\n')));
        var text = new ExportDocument { Path = string.Empty, Shape = ExportShape.Text, Content = whole };
        if (formats.Any(format => format.Recognises(text)))
        {
            return [new Guess(Structure.Text, IsSure: true)];
        }

        var start = utf8.AsSpan().IndexOfAnyExcept(" \t\r\n"u8);
        var first = start < 0 ? (byte)0 : utf8[start];
        if (first is (byte)'{' or (byte)'[' || string.Equals(extension, ".json", StringComparison.Ordinal))
        {
            guesses.Add(new Guess(Structure.Json, string.Equals(extension, ".json", StringComparison.Ordinal) || LooksLikeJson(utf8.AsSpan(Math.Max(start, 0)))));
        }

        if (isCertificateName || HoldsCertificate(extension, utf8.AsSpan(Math.Max(start, 0))))
        {
            guesses.Add(new Guess(Structure.Certificates, IsSure: true));
        }

        AddTable(guesses, extension, utf8, first);
        if (extension is ".yaml" or ".yml" || HasYamlMarkers(utf8))
        {
            guesses.Add(new Guess(Structure.Yaml, extension is ".yaml" or ".yml" || IsPlainName(extension)));
        }

        return guesses;
    }

    private static bool IsPlainName(string extension) => extension is "" or ".txt" or ".out" or ".log" or ".export";

    // {"name … or [{"name … : beyond doubt, where a bare bracket may begin anything.
    private static bool LooksLikeJson(ReadOnlySpan<byte> text)
    {
        foreach (var value in text[..Math.Min(text.Length, 256)])
        {
            switch (value)
            {
                case (byte)'"':
                    return true;
                case (byte)'{' or (byte)'[' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    // SEQUENCE { SEQUENCE { [0] version …, or an INTEGER (version 1) with the file exactly as long as it says.
    private static bool IsDerCertificate(ReadOnlySpan<byte> head) =>
        head.Length > 16 && head[0] == 0x30 && head[1] == 0x82 && head[4] == 0x30 && head[5] is 0x82 or 0x81 && head[head[5] == 0x82 ? 8 : 7] == 0xA0;

    private static bool HoldsCertificate(string extension, ReadOnlySpan<byte> text)
    {
        var certificate = text.IndexOf("CERTIFICATE-----"u8) >= 0;
        return certificate && (text.StartsWith("-----BEGIN "u8) || (IsPlainName(extension) && text.IndexOf("\n-----BEGIN "u8) >= 0));
    }

    private void AddTable(List<Guess> guesses, string extension, byte[] utf8, byte first)
    {
        var isTableName = extension is ".csv";
        var line = utf8.AsSpan().TrimStart("\r\n"u8);
        if (TableText.Preamble(line) is > 0 and var preamble)
        {
            line = line[preamble..];
            first = line.IsEmpty ? first : line[0];
        }

        var end = line.IndexOf((byte)'\n');
        line = end < 0 ? line : line[..end];
        if (line.Length is 0 or > 16 * 1024 || (!isTableName && first is (byte)'{' or (byte)'[' or (byte)'<' or (byte)'#'))
        {
            return;
        }

        foreach (var delimiter in ",;\t")
        {
            if (line.IndexOf((byte)delimiter) < 0)
            {
                continue;
            }

            var header = new ExportDocument { Path = string.Empty, Shape = ExportShape.Table, Header = TableText.Header(line.ToArray(), delimiter) };
            if (header.Header.Count > 1 && formats.Any(format => format.Recognises(header)))
            {
                guesses.Add(new Guess(Structure.Table, IsSure: true, delimiter));
                return;
            }
        }

        if (isTableName)
        {
            guesses.Add(new Guess(Structure.Table, IsSure: true, line.Count((byte)';') > line.Count((byte)',') ? ';' : ','));
        }
    }

    // The first line that says anything is a key, and the keys are those of a document that formats know.
    private static bool HasYamlMarkers(byte[] utf8)
    {
        if (utf8.AsSpan().IndexOf(":"u8) < 0)
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(utf8);
        return FirstKey().IsMatch(text)
            && (text.Contains("register: nhi/", StringComparison.Ordinal)
                || (ApiVersion().IsMatch(text) && Kind().IsMatch(text))
                || (On().IsMatch(text) && Jobs().IsMatch(text)));
    }

    [GeneratedRegex(@"\A(\s*(#.*|---.*|%.*)?\n)*[""']?[A-Za-z_][A-Za-z0-9_.-]*[""']?:(\s|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FirstKey();

    [GeneratedRegex(@"^apiVersion:", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex ApiVersion();

    [GeneratedRegex(@"^kind:", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^[""']?on[""']?:", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex On();

    [GeneratedRegex(@"^jobs:", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Jobs();
}
