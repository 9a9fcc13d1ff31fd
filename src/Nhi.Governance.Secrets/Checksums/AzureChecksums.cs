using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;

namespace Nhi.Governance.Secrets;

/// <summary>The checksums of Azure's identifiable keys and of its common annotated keys. Both are Marvin hashes with public seeds.</summary>
internal static class AzureChecksums
{
    /// <summary>How many characters of a common annotated key its checksum covers.</summary>
    private const int Covered = 80;

    private const int MostBytes = 72;
    private const int Base62Digits = 6;

    // Each seed is a name of eight characters: which service made the key, and for what.
    private static ReadOnlySpan<ulong> Seeds =>
    [
        0x44656661756C7430, 0x53656E6430303030, 0x4D616E6167653030, 0x4C697374656E3030, 0x4162416363743030, 0x4D61737465723030,
        0x53797374656D3030, 0x46756E6374693030, 0x537973416C6C3030, 0x5265736F75723030, 0x4D617374524F3030, 0x53797374524F3030,
        0x456E637279703030, 0x4D61737452573030, 0x5379737452573030, 0x4163636573733030, 0x4161645077643030, 0x5175657279303030,
        0x5041646D696E3030, 0x436C617373696330, 0x41435244666C7430, 0x5573725077643030, 0x496F544875623030, 0x4470734B65793030,
        0x4465766963653030, 0x54656E616E743030, 0x4761746577793030, 0x4769744B65793030, 0x53656E6452656376,
    ];

    public static bool IsIdentifiable(ReadOnlySpan<byte> key)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        if (!TryDecode(key, bytes, out int written) || written <= sizeof(uint))
        {
            return false;
        }

        ReadOnlySpan<byte> covered = bytes[..(written - sizeof(uint))];
        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(written - sizeof(uint))..]);
        bool valid = false;
        foreach (ulong seed in Seeds)
        {
            valid |= Marvin32.Compute(covered, seed) == checksum;
        }

        bytes.Clear();
        return valid;
    }

    public static bool IsCommonAnnotated(ReadOnlySpan<byte> key)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        if (key.Length <= Covered || !TryDecode(key[..Covered], bytes, out int written))
        {
            return false;
        }

        uint checksum = Marvin32.Compute(bytes[..written], Seeds[0]);
        bytes.Clear();
        ReadOnlySpan<byte> text = key[Covered..].TrimEnd((byte)'=');
        return IsBase62(checksum, text) || IsBase64(checksum, text);
    }

    // The bytes of the hash, first one highest, as one number in base 62: a zero digit for each zero byte in front, others behind to fill up.
    // In long keys it is taken for base64, whose last character then keeps two bits.
    private static bool IsBase62(uint checksum, ReadOnlySpan<byte> text)
    {
        Span<byte> digits = stackalloc byte[Base62Digits];
        digits.Fill((byte)'0');
        uint value = BinaryPrimitives.ReverseEndianness(checksum);
        int count = BitOperations.LeadingZeroCount(value) / 8;
        for (uint rest = value; rest > 0; rest /= 62)
        {
            count++;
        }

        for (int i = Math.Min(count, Base62Digits) - 1; i >= 0 && value > 0; i--)
        {
            digits[i] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8[(int)(value % 62)];
            value /= 62;
        }

        if (text.Length == Base62Digits)
        {
            ReadOnlySpan<byte> base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;
            digits[^1] = base64[base64.IndexOf(digits[^1]) & 0x30];
        }

        return text.Length <= Base62Digits && digits[..text.Length].SequenceEqual(text);
    }

    private static bool IsBase64(uint checksum, ReadOnlySpan<byte> text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, checksum);
        Span<byte> encoded = stackalloc byte[8];
        Base64.EncodeToUtf8(bytes, encoded, out _, out _);
        return text.Length <= 6 && encoded[..text.Length].SequenceEqual(text);
    }

    private static bool TryDecode(ReadOnlySpan<byte> key, Span<byte> bytes, out int written)
    {
        written = 0;
        Span<byte> text = stackalloc byte[96];
        if (key.Length > text.Length)
        {
            return false;
        }

        int length = 0;
        foreach (byte b in key)
        {
            text[length++] = b switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', _ => b };
        }

        while (length % 4 != 0 && length < text.Length)
        {
            text[length++] = (byte)'=';
        }

        bool done = Base64.DecodeFromUtf8(text[..length], bytes, out _, out written) == OperationStatus.Done;
        text.Clear();
        return done;
    }
}
