using System.Globalization;
using System.Text;

namespace Nhi.Governance.Tool.Terminal;

/// <summary>Makes text from data harmless: whatever would drive a terminal or turn the direction of a line is written out as its number.</summary>
internal static class Visible
{
    /// <summary>The most that is shown where lines are told one below the other.</summary>
    public const int Line = 2000;

    /// <summary>The most that is shown in a cell of a table.</summary>
    public const int Cell = 120;

    private const int MostMarks = 4;

    public static string Of(string? text, int most = Line)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var shown = new StringBuilder(Math.Min(text.Length, most));
        var marks = 0;
        var count = 0;
        for (var at = 0; at < text.Length; count++)
        {
            if (count == most)
            {
                return shown.Append(CultureInfo.InvariantCulture, $"… ({text.Length - at} more)").ToString();
            }

            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            marks = isWhole && IsMark(rune) ? marks + 1 : 0;
            if (isWhole && marks <= MostMarks && IsHarmless(rune))
            {
                shown.Append(text, at, rune.Utf16SequenceLength);
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(isWhole ? rune.Value : text[at]):X4}");
            }

            at += isWhole ? rune.Utf16SequenceLength : 1;
        }

        return shown.ToString();
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
