namespace Nhi.Governance;

/// <summary>What the controls say of one identity.</summary>
/// <param name="Results">Every control that applies, with its answer, in the order of the baseline.</param>
public sealed record Evaluation(IReadOnlyList<ControlResult> Results);
