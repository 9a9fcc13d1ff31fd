using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>What of the input was not read, or was read with a remark.</summary>
internal static class InputSection
{
    private const int Most = 50;

    public static void Write(Screen screen, SurveyResult result)
    {
        Write(screen, "Could not be read", result.Rejected);
        Write(screen, "Known to no format", result.Unrecognised);
        Write(screen, "Remarks", result.Notes);
    }

    private static void Write(Screen screen, string title, IReadOnlyList<SurveyNote> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        screen.Heading($"{title}: {Count.Of(notes.Count)}");
        foreach (var note in notes.Take(Most))
        {
            screen.Indented(2, note.Path, note.Place.Length == 0 ? string.Empty : $" ({note.Place})", ": ", note.Text);
        }

        if (notes.Count > Most)
        {
            screen.Indented(2, $"{Count.Of(notes.Count - Most)} more: all of them are in --json FILE.");
        }
    }
}
