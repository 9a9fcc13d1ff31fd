using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Nhi.Governance.Conformance;

/// <summary>Prints all that a value shows, however deep: to compare records that hold lists, and to look for secrets everywhere.</summary>
internal static class Printed
{
    private const int Deepest = 12;

    public static string Of(object? value)
    {
        var text = new System.Text.StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    private static void Write(System.Text.StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or Type:
                text.Append('"').Append(value).Append('"');
                break;
            case SecretValue:
                text.Append("***");
                break;
            case DateTimeOffset at:
                text.Append(at.ToString("O", CultureInfo.InvariantCulture));
                break;
            case IEnumerable items when depth < Deepest:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(text, item, depth + 1);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case IFormattable formattable when value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value is Guid or TimeSpan or decimal:
                text.Append(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                WriteMembers(text, value, depth);
                break;
        }
    }

    private static void WriteMembers(System.Text.StringBuilder text, object value, int depth)
    {
        // What it says of itself may show more than its members do, as an exception does.
        text.Append(value.GetType().Name).Append('{');
        if (value is not (FactSet or FactKey) && depth < Deepest)
        {
            text.Append('"').Append(Convert.ToString(value, CultureInfo.InvariantCulture)).Append('"');
        }

        if (depth < Deepest)
        {
            var members = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(member => member.GetIndexParameters().Length == 0 && member.CanRead);
            foreach (var member in members.OrderBy(member => member.Name, StringComparer.Ordinal))
            {
                text.Append(member.Name).Append('=');
                Write(text, member.GetValue(value), depth + 1);
                text.Append(';');
            }
        }

        text.Append('}');
    }
}
