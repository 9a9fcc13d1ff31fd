using System.Buffers.Binary;
using System.Globalization;

namespace Nhi.Governance.Secrets;

/// <summary>The checksums that are a CRC-32 written in one way or another.</summary>
internal static class CrcChecksums
{
    private const int Base62Digits = 6;
    private const int Base36Digits = 7;
    private const int HexDigits = 8;
    private const int LengthAndChecksum = 9;

    private static ReadOnlySpan<byte> Alphabet62 => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    private static ReadOnlySpan<byte> Alphabet64 => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;

    public static bool Base62(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> body = value[(value.IndexOf((byte)'_') + 1)..];
        return body.Length > Base62Digits && Crc32.IsWritten(Crc32.Compute(body[..^Base62Digits]), body[^Base62Digits..], Alphabet62);
    }

    public static ChecksumVerdict GitLabRoutable(ReadOnlySpan<byte> value)
    {
        if (value.Length <= LengthAndChecksum || value[^(LengthAndChecksum + 1)] != '.')
        {
            return ChecksumVerdict.None;
        }

        bool valid = Crc32.IsWritten(Crc32.Compute(value[..^Base36Digits]), value[^Base36Digits..], "0123456789abcdefghijklmnopqrstuvwxyz"u8);
        return valid ? ChecksumVerdict.Valid : ChecksumVerdict.Failed;
    }

    public static bool Grafana(ReadOnlySpan<byte> value)
    {
        int last = value.LastIndexOf((byte)'_');
        return last > 0 && IsHex(value[(last + 1)..], BinaryPrimitives.ReverseEndianness(Crc32.Compute(value[..last])));
    }

    public static bool Atlassian(ReadOnlySpan<byte> value) => value.Length > HexDigits && IsHex(value[^HexDigits..], Crc32.Compute(value[..^HexDigits]));

    public static bool Zuplo(ReadOnlySpan<byte> value)
    {
        int first = value.IndexOf((byte)'_');
        int last = value.LastIndexOf((byte)'_');
        return last > first && IsHex(value[(last + 1)..], Crc32.Compute(value[(first + 1)..last]));
    }

    public static bool Confluent(ReadOnlySpan<byte> value)
    {
        const int prefix = 4;
        const int digits = 6;
        if (value.Length <= prefix + digits)
        {
            return false;
        }

        // Four bytes in six characters: the last one holds two bits.
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Crc32.Compute(value[prefix..^digits]));
        ulong bits = (ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes) << 4;
        for (int i = 0; i < digits; i++)
        {
            if (value[^(digits - i)] != Alphabet64[(int)(bits >> (30 - (6 * i)) & 63)])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHex(ReadOnlySpan<byte> digits, uint value) =>
        digits.Length == HexDigits
        && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint written) && written == value;
}
