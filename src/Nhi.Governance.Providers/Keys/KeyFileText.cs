using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Providers.Keys;

/// <summary>
/// Keys as text: a line that says what it is, a line with number and base64 for each key, the current one first, and a line with the SHA-256 of all before it, by which a
/// file that was cut or mangled is told.
/// </summary>
internal static class KeyFileText
{
    public const int MostKeys = 256;

    public const int MostBytes = 64 * 1024;

    private const int MostMaterial = 128;

    private static ReadOnlySpan<byte> Head => "nhi-governance fingerprint keys 1\n"u8;

    private static ReadOnlySpan<byte> Sum => "sha256 "u8;

    /// <summary>Writes keys.</summary>
    /// <returns>The bytes, pinned; the caller clears them.</returns>
    public static byte[] Format(IReadOnlyList<FingerprintKey> keys)
    {
        var bytes = GC.AllocateArray<byte>(Head.Length + keys.Sum(key => Number(key).Length + 2 + Base64.GetMaxEncodedToUtf8Length(key.Material.Length)) + SumLength, pinned: true);
        Head.CopyTo(bytes);
        var at = Head.Length;
        foreach (var key in keys)
        {
            at += Encoding.ASCII.GetBytes(Number(key), bytes.AsSpan(at));
            bytes[at++] = (byte)' ';
            Base64.EncodeToUtf8(key.Material.Reveal(), bytes.AsSpan(at), out _, out var written);
            at += written;
            bytes[at++] = (byte)'\n';
        }

        WriteSum(bytes.AsSpan(0, at), bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Reads keys.</summary>
    /// <exception cref="KeyFileException">They are not whole; the words name the line.</exception>
    public static List<FingerprintKey> Parse(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Head))
        {
            throw Bad(1, "it is no file of fingerprint keys");
        }

        Span<byte> sum = stackalloc byte[SumLength];
        if (bytes.Length >= Head.Length + SumLength)
        {
            WriteSum(bytes[..^SumLength], sum);
        }

        if (!bytes.EndsWith(sum))
        {
            throw new KeyFileException(FailureKind.Invalid, "it is cut off or mangled: its check sum is another");
        }

        var keys = new KeyList();
        try
        {
            var line = 1;
            foreach (var range in bytes[Head.Length..^SumLength].Split((byte)'\n'))
            {
                var text = bytes[Head.Length..^SumLength][range];
                line++;
                if (!text.IsEmpty)
                {
                    Add(keys, text, line);
                }
            }

            return keys.Take();
        }
        finally
        {
            keys.Dispose();
        }
    }

    private static int SumLength => Sum.Length + (2 * SHA256.HashSizeInBytes) + 1;

    private static void Add(KeyList keys, ReadOnlySpan<byte> text, int line)
    {
        var blank = text.IndexOf((byte)' ');
        Span<byte> material = stackalloc byte[MostMaterial];
        try
        {
            if (blank < 1 || !ushort.TryParse(text[..blank], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || Base64.DecodeFromUtf8(text[(blank + 1)..], material, out _, out var written) != System.Buffers.OperationStatus.Done)
            {
                throw Bad(line, "it is no number and base64");
            }

            if (keys.Add(id, material[..written]) is { } objection)
            {
                throw Bad(line, objection);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(material);
        }
    }

    private static void WriteSum(ReadOnlySpan<byte> content, Span<byte> destination)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, digest);
        Sum.CopyTo(destination);
        Convert.TryToHexStringLower(digest, destination[Sum.Length..], out _);
        destination[SumLength - 1] = (byte)'\n';
    }

    private static string Number(FingerprintKey key) => key.Id.ToString(CultureInfo.InvariantCulture);

    private static KeyFileException Bad(int line, string why) => new(FailureKind.Invalid, string.Create(CultureInfo.InvariantCulture, $"line {line}: {why}"));
}
