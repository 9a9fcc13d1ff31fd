using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Directories;

/// <summary>Reads LDIF (RFC 2849) within bounds. Values that are passwords, or prove or recover one, are dropped as they are read.</summary>
internal static class LdifText
{
    private const int LongestLine = 1024 * 1024;
    private const int MostValues = 200_000;

    private static readonly HashSet<string> s_secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "userPassword", "unicodePwd", "dBCSPwd", "ntPwdHistory", "lmPwdHistory", "supplementalCredentials", "ms-Mcs-AdmPwd", "msLAPS-Password", "msLAPS-EncryptedPassword",
        "msLAPS-EncryptedPasswordHistory", "msLAPS-EncryptedDSRMPassword", "msLAPS-EncryptedDSRMPasswordHistory", "msDS-ManagedPassword", "msDS-ManagedPasswordPreviousId", "msFVE-RecoveryPassword",
        "msFVE-KeyPackage", "unixUserPassword", "msSFU30Password", "sambaNTPassword", "sambaLMPassword", "sambaPasswordHistory", "krbPrincipalKey", "authPassword", "pwdHistory", "olcRootPW",
        "ipaNTHash", "krbPwdHistory", "nsds5ReplicaCredentials", "trustAuthIncoming", "trustAuthOutgoing", "initialAuthIncoming", "initialAuthOutgoing", "clearPassword", "radiusTunnelPassword",
    };

    /// <summary>Whether the first line that says anything begins an LDIF: its version, or a distinguished name.</summary>
    public static bool Begins(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            var end = utf8.IndexOf((byte)'\n');
            var line = end < 0 ? utf8 : utf8[..end];
            if (line.TrimEnd((byte)'\r').Length > 0 && line[0] is not ((byte)'#' or (byte)' '))
            {
                return IsVersion(line) || IsName(line);
            }

            utf8 = end < 0 ? [] : utf8[(end + 1)..];
        }

        return false;
    }

    /// <summary>Every entry with the line it starts at, or why it cannot be read; and whether the server says that it gave only a part.</summary>
    public static IEnumerable<LdifRecord> Read(ReadOnlyMemory<byte> utf8)
    {
        var lines = new List<StringBuilder>();
        var (number, start, isComment) = (0, 1, false);
        using var reader = new StreamReader(FileText.StreamOf(utf8), Encoding.UTF8);
        for (var line = reader.ReadLine(); ; line = reader.ReadLine())
        {
            number++;
            if (line is null or "")
            {
                if (lines.Count > 0)
                {
                    yield return RecordOf(start, lines.ConvertAll(text => text.ToString()));
                    lines.Clear();
                }

                isComment = false;
                if (line is null)
                {
                    yield break;
                }
            }
            else if (line[0] == ' ' && (lines.Count > 0 || isComment))
            {
                if (!isComment && lines[^1].Length <= LongestLine)
                {
                    lines[^1].Append(line, 1, line.Length - 1);
                }
            }
            else if (line[0] == '#')
            {
                isComment = true;
            }
            else if (!(number == 1 || lines.Count == 0) || !line.StartsWith("version:", StringComparison.OrdinalIgnoreCase))
            {
                (start, isComment) = (lines.Count == 0 ? number : start, false);
                lines.Add(new StringBuilder(line));
            }
        }
    }

    private static LdifRecord RecordOf(int line, List<string> lines)
    {
        if (lines[0].StartsWith("search:", StringComparison.OrdinalIgnoreCase) || lines[0].StartsWith("result:", StringComparison.OrdinalIgnoreCase))
        {
            // What ldapsearch says at the end; any result but nought means that there are more.
            return new LdifRecord(line) { IsResult = true, IsCut = lines.Exists(text => text.StartsWith("result:", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("result: 0 ", StringComparison.OrdinalIgnoreCase)) };
        }

        if (lines[0].StartsWith("ref:", StringComparison.OrdinalIgnoreCase))
        {
            // Where else the search would have to go on, which ldapsearch does not: no entry.
            return new LdifRecord(line) { IsResult = true };
        }

        if (lines.Count > MostValues || lines.Exists(text => text.Length > LongestLine))
        {
            return new LdifRecord(line) { Problem = "the entry has a value or a number of values that is too large" };
        }

        if (!lines[0].StartsWith("dn:", StringComparison.OrdinalIgnoreCase))
        {
            return new LdifRecord(line) { Problem = "the entry does not begin with its distinguished name" };
        }

        var (fields, secrets) = (new FieldRecord(), new SortedSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var text in lines)
        {
            if (Take(text, fields, secrets) is { } problem)
            {
                return new LdifRecord(line) { Problem = problem };
            }
        }

        return new LdifRecord(line) { Fields = fields, Secrets = [.. secrets] };
    }

    private static string? Take(string line, FieldRecord fields, SortedSet<string> secrets)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return "a line of the entry is no attribute with a value";
        }

        // Options, as in userCertificate;binary and member;range=0-1499, are no part of the name.
        var name = line[..colon].Split(';')[0];
        var value = line[(colon + 1)..];
        if (value.StartsWith('<'))
        {
            return "a value stands in another file, named by a URL, which is not read";
        }

        if (name.Equals("changetype", StringComparison.OrdinalIgnoreCase) && !value.Trim().Equals("add", StringComparison.OrdinalIgnoreCase))
        {
            return "the record changes an entry and does not say what the entry is";
        }

        if (s_secrets.Contains(name))
        {
            secrets.Add(name);
            fields.Add(name, null);
            return null;
        }

        if (!value.StartsWith(':'))
        {
            fields.Add(name, value.TrimStart(' '));
            return null;
        }

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(value.Length)];
        if (!Convert.TryFromBase64String(value[1..].Trim(), bytes, out var length))
        {
            return "a value is not base64, although it says so";
        }

        fields.Add(name, Decoded(name, bytes.AsSpan(0, length)));
        return null;
    }

    // Ids are bytes, and so are keys, pictures and descriptors, of which none is read.
    private static string? Decoded(string name, ReadOnlySpan<byte> bytes) => name.ToUpperInvariant() switch
    {
        "OBJECTGUID" => bytes.Length == 16 ? new Guid(bytes).ToString() : null,
        "OBJECTSID" => SidOf(bytes),
        _ => System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null,
    };

    // Revision, count, authority in six bytes, and as many numbers of four, the lowest byte first.
    private static string? SidOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || bytes.Length != 8 + (bytes[1] * 4))
        {
            return null;
        }

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"S-{bytes[0]}-{(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes) & 0xFFFF_FFFF_FFFF)}");
        for (var at = 8; at < bytes.Length; at += 4)
        {
            text.Append(CultureInfo.InvariantCulture, $"-{System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..])}");
        }

        return text.ToString();
    }

    private static bool IsVersion(ReadOnlySpan<byte> line) => line.StartsWith("version:"u8) && line["version:"u8.Length..].Trim(" \r"u8).SequenceEqual("1"u8);

    // dn: and a relative name, or dn:: and base64: other texts that begin with these letters have no equals sign.
    private static bool IsName(ReadOnlySpan<byte> line) => line.StartsWith("dn:"u8) && (line.StartsWith("dn:: "u8) || line.IndexOf((byte)'=') > 0);
}
