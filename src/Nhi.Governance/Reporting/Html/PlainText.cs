using System.Globalization;
using System.Text;

namespace Nhi.Governance;

/// <summary>Shows what would not be seen: control and direction characters and broken surrogates stand as their numbers, so that no name can turn a line around or hide in it.</summary>
internal static class PlainText
{
    public static string Of(string text)
    {
        var first = 0;
        while (first < text.Length && !IsShown(text, first))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var at = first; at < text.Length; at++)
        {
            if (IsShown(text, at))
            {
                plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:X4}");
            }
            else
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }

    /// <summary>Whether the unit is shown as its number.</summary>
    private static bool IsShown(string text, int at)
    {
        var unit = text[at];
        return unit is < ' ' or (>= '\u007F' and <= '\u009F') or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\u061C' or '\uFEFF' or '\uFFFE' or '\uFFFF'
            || (char.IsHighSurrogate(unit) && (at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])))
            || (char.IsLowSurrogate(unit) && (at == 0 || !char.IsHighSurrogate(text[at - 1])));
    }
}
