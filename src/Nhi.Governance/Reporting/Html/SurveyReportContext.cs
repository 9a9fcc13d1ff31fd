namespace Nhi.Governance;

/// <summary>What a report says beside the survey itself. Immutable, and so safe to share between threads.</summary>
public sealed record SurveyReportContext
{
    /// <summary>A survey by the baseline, of which no more is known.</summary>
    public static SurveyReportContext None { get; } = new();

    /// <summary>The policy that judged. The default is the baseline.</summary>
    public ControlPolicy Policy { get; init; } = ControlPolicy.Baseline;

    /// <summary>What was to be read, as it was named: paths, repositories, scope values. The default is nothing.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>What earlier surveys left in the inventory, the oldest first; a report of fewer than two points shows no trend.</summary>
    public IReadOnlyList<InventoryPoint> History { get; init; } = [];
}
