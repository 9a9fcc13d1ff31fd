using System.Text;

namespace Nhi.Governance.Secrets;

/// <summary>Converts UTF-16 to UTF-8 piece by piece; a character may be cut anywhere. What is malformed becomes U+FFFD.</summary>
internal sealed class Utf16Transcoder
{
    /// <summary>The room <see cref="Convert"/> needs for its output.</summary>
    public const int OutputSize = 4096;

    private readonly Decoder _decoder;
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();

    private Utf16Transcoder(Encoding encoding) => _decoder = encoding.GetDecoder();

    /// <summary>A transcoder for the byte order mark, or null when the two bytes are none.</summary>
    public static Utf16Transcoder? TryCreate(byte first, byte second) => (first, second) switch
    {
        (0xFF, 0xFE) => new Utf16Transcoder(Encoding.Unicode),
        (0xFE, 0xFF) => new Utf16Transcoder(Encoding.BigEndianUnicode),
        _ => null,
    };

    /// <summary>Converts as much as there is room for.</summary>
    /// <returns>Whether all of it is converted.</returns>
    public bool Convert(ReadOnlySpan<byte> utf16, bool last, Span<byte> utf8, out int used, out int written)
    {
        // A code unit is three bytes of UTF-8 at most, and a few may wait in the decoder and the encoder.
        Span<char> chars = stackalloc char[(OutputSize / 3) - 8];
        _decoder.Convert(utf16, chars, last, out used, out int count, out bool decoded);
        _encoder.Convert(chars[..count], utf8, last && decoded, out _, out written, out _);
        chars.Clear();
        return decoded;
    }
}
