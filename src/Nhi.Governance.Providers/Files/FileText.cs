using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Nhi.Governance.Providers.Files;

/// <summary>Byte order marks and encodings: UTF-8, or UTF-16 with a mark (PowerShell's redirection writes it).</summary>
internal static class FileText
{
    /// <summary>The text as UTF-8 without a mark.</summary>
    /// <exception cref="StructureException">The text is not valid in its encoding.</exception>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (Utf16Of(bytes) is { } encoding)
        {
            return FromUtf16(bytes[2..], encoding);
        }

        var start = MarkLength(bytes);
        if (!Utf8.IsValid(bytes[start..]))
        {
            throw new StructureException($"byte {start + FirstInvalid(bytes[start..])}", "is not UTF-8, nor UTF-16 with a byte order mark");
        }

        return content[start..];
    }

    /// <summary>The beginning of a file as UTF-8 for guessing: what is invalid, or cut in half at the end, is replaced.</summary>
    public static byte[] HeadToUtf8(ReadOnlySpan<byte> head) =>
        Utf16Of(head) is { } encoding
            ? Encoding.UTF8.GetBytes((encoding.CodePage == Encoding.BigEndianUnicode.CodePage ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(head[2..]))
            : head[MarkLength(head)..].ToArray();

    /// <summary>A stream over memory, without a copy where memory allows it.</summary>
    public static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    /// <summary>Whether a text starts with UTF-16's byte order mark.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> bytes) => Utf16Of(bytes) is not null;

    private static int MarkLength(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? 3 : 0;

    private static UnicodeEncoding? Utf16Of(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 2 ? null
        : bytes[0] == 0xFF && bytes[1] == 0xFE ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)
        : bytes[0] == 0xFE && bytes[1] == 0xFF ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)
        : null;

    private static ReadOnlyMemory<byte> FromUtf16(ReadOnlySpan<byte> bytes, UnicodeEncoding encoding)
    {
        const int Step = 16 * 1024;
        var output = new ArrayBufferWriter<byte>(bytes.Length);
        var decoder = encoding.GetDecoder();
        var characters = new char[Step];
        for (var at = 0; at < bytes.Length; at += Step)
        {
            var piece = bytes.Slice(at, Math.Min(Step, bytes.Length - at));
            try
            {
                var count = decoder.GetChars(piece, characters, flush: at + piece.Length == bytes.Length);
                Encoding.UTF8.GetBytes(characters.AsSpan(0, count), output);
            }
            catch (ArgumentException)
            {
                // A half surrogate, or half a character at the end. (DecoderFallbackException and EncoderFallbackException are argument exceptions.)
                throw new StructureException($"byte {2 + at}", "is not valid UTF-16 at or soon after that place");
            }
        }

        return output.WrittenMemory;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == OperationStatus.Done)
        {
            at += consumed;
        }

        return at;
    }
}
