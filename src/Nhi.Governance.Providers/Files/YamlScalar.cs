using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Nhi.Governance.Providers.Files;

/// <summary>Scalars by YAML's core schema. What JSON has no number for (an account with a leading zero, infinity) stays text.</summary>
internal static partial class YamlScalar
{
    private const string CoreTag = "tag:yaml.org,2002:";

    public static void Write(Utf8JsonWriter writer, Scalar scalar)
    {
        var text = scalar.Value;
        if (!IsPlain(scalar))
        {
            writer.WriteStringValue(text);
            return;
        }

        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                writer.WriteNullValue();
                break;
            case "true" or "True" or "TRUE":
                writer.WriteBooleanValue(true);
                break;
            case "false" or "False" or "FALSE":
                writer.WriteBooleanValue(false);
                break;
            default:
                WriteNumberOrText(writer, text);
                break;
        }
    }

    // A tag that is not of the core schema (!Ref, !vault) leaves its value as text: nothing is made of it.
    private static bool IsPlain(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain
        && (scalar.Tag.IsEmpty || (!scalar.Tag.IsNonSpecific && scalar.Tag.Value.StartsWith(CoreTag, StringComparison.Ordinal) && scalar.Tag.Value is not CoreTag + "str"));

    private static void WriteNumberOrText(Utf8JsonWriter writer, string text)
    {
        var digits = text.StartsWith('+') ? text[1..] : text;
        if (text.StartsWith("0x", StringComparison.Ordinal)
            && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hexadecimal))
        {
            writer.WriteNumberValue(hexadecimal);
        }
        else if (JsonNumber().IsMatch(digits))
        {
            writer.WriteRawValue(digits, skipInputValidation: true);
        }
        else if (Float().IsMatch(digits) && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"^-?(\.[0-9]+|(0|[1-9][0-9]*)\.)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Float();
}
