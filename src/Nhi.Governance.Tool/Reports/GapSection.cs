using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>What could not be assessed, by what closes the most gaps.</summary>
internal static class GapSection
{
    private const int Most = 10;

    public static void Write(Screen screen, IReadOnlyList<Gap> gaps)
    {
        if (gaps.Count == 0)
        {
            return;
        }

        screen.Heading($"Not assessable: {Count.Of(gaps.Count)}");
        var commands = gaps.GroupBy(Command, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        foreach (var command in commands.Take(Most))
        {
            screen.Indented(2, $"closes {Count.Of(command.Count(), "gap", "gaps")}: ", command.Key);
        }

        if (commands.Count > Most)
        {
            screen.Indented(2, $"{Count.Of(commands.Skip(Most).Sum(group => group.Count()))} more are closed otherwise: nhi explain ID tells about one, --json FILE about all.");
        }
    }

    /// <summary>The command without the identity it is for, so that a register entry for each of ten is one kind of entry.</summary>
    private static string Command(Gap gap) => gap.Result.Command.Replace($"\"{gap.Identity}\"", "…", StringComparison.Ordinal);
}
