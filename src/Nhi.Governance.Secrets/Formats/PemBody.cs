using System.Buffers;
using System.Buffers.Text;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Collects the base64 of a PEM body, also where the key stands in a string literal, a comment or a quotation: white space, quotes, commas,
/// <c># &gt; | *</c>, the escapes <c>\n \r \t \/ \uXXXX</c> (the backslash may be doubled), a lone <c>+</c> between literals and a lone
/// <c>//</c> before a comment are passed over, header lines (<c>Proc-Type: …</c>) too. Any other byte means that it is no body.
/// </summary>
internal static class PemBody
{
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \t\r\n\"',#>|*"u8);

    /// <summary>Collects the data of a body.</summary>
    /// <param name="body">What stands between the BEGIN and the END line.</param>
    /// <param name="data">Takes the base64; as long as the body at least.</param>
    /// <param name="written">How much was taken.</param>
    /// <param name="encrypted">Whether a header says that the body is encrypted.</param>
    /// <returns>Whether nothing but data and separators was met.</returns>
    public static bool TryCollect(ReadOnlySpan<byte> body, Span<byte> data, out int written, out bool encrypted)
    {
        written = 0;
        if (!TrySkipHeaders(ref body, out encrypted))
        {
            return false;
        }

        for (int i = 0; i < body.Length;)
        {
            int run = Alphabet.Base64Padded.Run(body, i, body.Length - i);
            if (run > 0)
            {
                ReadOnlySpan<byte> piece = body.Slice(i, run);
                if (!piece.SequenceEqual("+"u8) && !piece.SequenceEqual("//"u8))
                {
                    piece.CopyTo(data[written..]);
                    written += run;
                }

                i += run;
            }
            else if (body[i] == '\\')
            {
                i = SkipEscape(body, i, data, ref written);
            }
            else if (Separators.Contains(body[i]))
            {
                i++;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static int SkipEscape(ReadOnlySpan<byte> body, int backslash, Span<byte> data, ref int written)
    {
        int i = backslash;
        while (body.StandsAt(i, "\\"u8))
        {
            i++;
        }

        if (i == body.Length)
        {
            return i;
        }

        switch (body[i])
        {
            case (byte)'n' or (byte)'r' or (byte)'t':
                return i + 1;
            case (byte)'/':
                data[written++] = (byte)'/';
                return i + 1;
            case (byte)'u' when i + 5 <= body.Length
                && Utf8Parser.TryParse(body.Slice(i + 1, 4), out ushort code, out int read, 'x') && read == 4:
                if (code < 128 && Alphabet.Base64Padded.Contains((byte)code))
                {
                    data[written++] = (byte)code;
                }

                return i + 5;
            default:
                return i;
        }
    }

    private static bool TrySkipHeaders(ref ReadOnlySpan<byte> body, out bool encrypted)
    {
        encrypted = false;
        int colon = body.LastIndexOf((byte)':');
        if (colon < 0)
        {
            return true;
        }

        int lineEnd = body[colon..].IndexOfAny((byte)'\n', (byte)'\\');
        if (lineEnd < 0)
        {
            return false;
        }

        encrypted = body[..colon].IndexOf("ENCRYPTED"u8) >= 0;
        body = body[(colon + lineEnd)..];
        return true;
    }
}
