using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Nhi.Governance.Secrets;

/// <summary>Recognises JSON objects in base64 or base64url by their braces and by being text; they are parsed when they are read.</summary>
internal static class Base64Json
{
    /// <summary>Whether a value, behind a prefix if it has one, is such an object: they all begin with <c>ey</c>.</summary>
    public static bool IsOne(ReadOnlySpan<byte> value)
    {
        int start = value.IndexOf("ey"u8);
        if (start < 0)
        {
            return false;
        }

        ReadOnlySpan<byte> text = value[start..];
        byte[] buffer = ArrayPool<byte>.Shared.Rent(text.Length + 1);
        try
        {
            bool done = text.ContainsAny((byte)'+', (byte)'/')
                ? Base64.DecodeFromUtf8(text, buffer, out _, out int written) == OperationStatus.Done
                : Base64Url.DecodeFromUtf8(text.TrimEnd((byte)'='), buffer, out _, out written) == OperationStatus.Done;
            return done && IsObject(buffer.AsSpan(0, written));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Whether decoded bytes look like an object: braces, valid UTF-8 and no control characters.</summary>
    public static bool IsObject(ReadOnlySpan<byte> decoded)
    {
        ReadOnlySpan<byte> json = decoded[Ascii.Trim(decoded)];
        return json.StartsWith("{"u8) && json.EndsWith("}"u8) && !HasControls(json) && Utf8.IsValid(json);
    }

    private static bool HasControls(ReadOnlySpan<byte> json)
    {
        foreach (byte b in json)
        {
            if (b < ' ' && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
            {
                return true;
            }
        }

        return false;
    }
}
