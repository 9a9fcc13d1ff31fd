using System.Text.Json;
using System.Text.Unicode;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Writes a secret into the body of a request: as text where it is text, else as bytes in base64.</summary>
internal static class AwsSecretText
{
    /// <summary>The longest secret Secrets Manager takes, in bytes.</summary>
    public const int MaximumLength = 65_536;

    public static void Write(Utf8JsonWriter writer, SecretValue value)
    {
        var bytes = value.Reveal();
        if (!Utf8.IsValid(bytes))
        {
            writer.WriteBase64String("SecretBinary", bytes);
            return;
        }

        // The writer's own escaping goes through pooled memory that it does not clear.
        using var text = new ClearedBuffer((bytes.Length * 6) + 2);
        Escape(bytes, text);
        writer.WritePropertyName("SecretString");
        writer.WriteRawValue(text.Written.Span, skipInputValidation: true);
    }

    private static void Escape(ReadOnlySpan<byte> text, ClearedBuffer into)
    {
        var span = into.GetSpan((text.Length * 6) + 2);
        var length = 0;
        span[length++] = (byte)'"';
        foreach (var one in text)
        {
            if (one is (byte)'"' or (byte)'\\')
            {
                span[length++] = (byte)'\\';
                span[length++] = one;
            }
            else if (one < 0x20)
            {
                "\\u00"u8.CopyTo(span[length..]);
                span[length + 4] = (byte)(one < 0x10 ? '0' : '1');
                span[length + 5] = "0123456789abcdef"u8[one & 0xF];
                length += 6;
            }
            else
            {
                span[length++] = one;
            }
        }

        span[length++] = (byte)'"';
        into.Advance(length);
    }
}
