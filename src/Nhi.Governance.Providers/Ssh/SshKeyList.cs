using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Ssh;

/// <summary>Files of one key a line: <c>authorized_keys</c>, <c>*.pub</c> and <c>*-cert.pub</c>; and <c>known_hosts</c>, as <c>ssh-keyscan</c> prints it too. Stateless, and so safe to share between threads.</summary>
/// <param name="name">Stable name.</param>
/// <param name="isAuthorized">Whether the keys are those that are accepted, rather than those of known hosts.</param>
internal sealed class SshKeyList(string name, bool isAuthorized) : IExportFormat
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Shape == ExportShape.Text && First(document.Content.Span) is { } line && SshLine.Of(line) is { } first && first.IsAuthorized == isAuthorized && KeyOf(first) is not null;
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var reading = new ListReading(records, isCut: false);
        using var reader = new StreamReader(FileText.StreamOf(document.Content), Encoding.UTF8);
        var number = 0;
        while (reader.ReadLine() is { } text)
        {
            number++;
            if (text.AsSpan().Trim() is [] or ['#', ..])
            {
                continue;
            }

            var place = string.Create(CultureInfo.InvariantCulture, $"line {number}");
            if (text.Length > SshLine.Longest || SshLine.Of(text) is not { } line || line.IsAuthorized != isAuthorized)
            {
                reading.Reject(place, isAuthorized ? "is no key with options that are known here" : "is no key of a known host");
            }
            else if (KeyOf(line) is not { } key)
            {
                reading.Reject(place, "the key is cut off, damaged, or not of the kind that the line names");
            }
            else
            {
                new SshKeyRecord(line, key, place, reading).Observe();
            }
        }
    }

    private static SshPublicKey? KeyOf(SshLine line)
    {
        var blob = new byte[Base64.GetMaxDecodedFromUtf8Length(line.Blob.Length)];
        return Convert.TryFromBase64String(line.Blob, blob, out var length) && SshPublicKey.TryRead(line.Kind, blob.AsSpan(0, length), out var key) ? key : null;
    }

    // Of every file in a tree the first line that says anything is looked at, and only where a key's bytes may stand in it: their length begins with noughts.
    private static string? First(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            var end = utf8.IndexOf((byte)'\n');
            var line = (end < 0 ? utf8 : utf8[..end]).Trim(" \t\r"u8);
            if (!line.IsEmpty && line[0] != '#')
            {
                return line.Length <= SshLine.Longest && line.IndexOf(" AAAA"u8) > 0 ? Encoding.UTF8.GetString(line) : null;
            }

            utf8 = end < 0 ? [] : utf8[(end + 1)..];
        }

        return null;
    }
}
