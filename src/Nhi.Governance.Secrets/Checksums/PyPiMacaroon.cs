using System.Buffers;
using System.Buffers.Text;

namespace Nhi.Governance.Secrets;

/// <summary>
/// A token of PyPI: <c>pypi-</c> and base64url of a macaroon, version 2, whose place is the host of the index or of its test index, and which ends in a
/// signature of 32 bytes. The signature itself only PyPI can verify; what is verified is that nothing is cut or added.
/// </summary>
internal static class PyPiMacaroon
{
    private const int MostBytes = 2048;
    private const int Signature = 32;

    public static bool IsOne(ReadOnlySpan<byte> token)
    {
        ReadOnlySpan<byte> text = token[(token.IndexOf((byte)'-') + 1)..];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(MostBytes);
        try
        {
            return text.Length < MostBytes
                && Base64Url.DecodeFromUtf8(text.TrimEnd((byte)'='), buffer, out _, out int written) == OperationStatus.Done
                && IsMacaroon(buffer.AsSpan(0, written));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    // Version, then fields of kind, length and data, the place first; a section ends with kind 0 alone, and the signature is last.
    private static bool IsMacaroon(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty || data[0] != 2)
        {
            return false;
        }

        data = data[1..];
        if (!TryField(ref data, out byte kind, out ReadOnlySpan<byte> place) || kind != 1
            || !(place.StartsWith("pypi."u8) || place.StartsWith("test.pypi."u8)))
        {
            return false;
        }

        while (TryField(ref data, out kind, out ReadOnlySpan<byte> value))
        {
            if (kind == 6)
            {
                return value.Length == Signature && data.IsEmpty;
            }
        }

        return false;
    }

    private static bool TryField(ref ReadOnlySpan<byte> data, out byte kind, out ReadOnlySpan<byte> value)
    {
        kind = 0;
        value = default;
        if (data.IsEmpty)
        {
            return false;
        }

        kind = data[0];
        data = data[1..];
        if (kind == 0)
        {
            return true;
        }

        int length = 0;
        for (int shift = 0; shift <= 14; shift += 7)
        {
            if (data.IsEmpty)
            {
                return false;
            }

            byte next = data[0];
            data = data[1..];
            length |= (next & 127) << shift;
            if (next < 128)
            {
                if (length > data.Length)
                {
                    return false;
                }

                value = data[..length];
                data = data[length..];
                return true;
            }
        }

        return false;
    }
}
