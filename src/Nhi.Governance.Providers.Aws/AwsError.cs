using System.Text.Json;
using System.Xml;

namespace Nhi.Governance.Providers.Aws;

/// <summary>An answer in which AWS refuses: its code where we know it, and nothing of its text.</summary>
/// <param name="Code">The code; null where there is none we know.</param>
/// <param name="BlamesClock">Whether it was the date of the request.</param>
internal readonly record struct AwsError(string? Code, bool BlamesClock)
{
    /// <summary>Reads an error in either of AWS's tongues. What is neither is an error without a code.</summary>
    public static AwsError Read(ReadOnlyMemory<byte> body)
    {
        var (code, words) = body.Span.TrimStart(" \t\r\n"u8) switch
        {
            [(byte)'{', ..] => FromJson(body),
            [(byte)'<', ..] or [0xEF, 0xBB, 0xBF, ..] => FromXml(body),
            _ => (string.Empty, string.Empty),
        };
        return AwsErrorCode.KindOf(code) is null ? default : new AwsError(code, AwsErrorCode.BlamesClock(code, words));
    }

    private static (string Code, string Words) FromJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, AwsJsonText.Options);
            var root = document.RootElement;
            var type = AwsJsonText.Text(root, "__type") ?? AwsJsonText.Text(root, "code") ?? string.Empty;

            // Older answers put a namespace before the code: com.amazonaws.secretsmanager#ResourceNotFoundException.
            return (type[(type.LastIndexOf('#') + 1)..], AwsJsonText.Text(root, "message") ?? AwsJsonText.Text(root, "Message") ?? string.Empty);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return (string.Empty, string.Empty);
        }
    }

    private static (string Code, string Words) FromXml(ReadOnlyMemory<byte> body)
    {
        try
        {
            var root = AwsXml.Parse(body);
            return root.Find("Error") is { } error ? (error.Text("Code") ?? string.Empty, error.Text("Message") ?? string.Empty) : (string.Empty, string.Empty);
        }
        catch (XmlException)
        {
            return (string.Empty, string.Empty);
        }
    }
}
