using System.Runtime.InteropServices;

namespace Nhi.Governance;

/// <summary>What the controls say of one identity, a bit each, in the order of <see cref="BulkEvaluator.Controls"/>. Of a control that judges credentials or copies one by one, more than one bit can be set.</summary>
/// <param name="Met">Controls that something of it meets.</param>
/// <param name="NotMet">Controls that something of it does not meet: its findings.</param>
/// <param name="NotAssessable">Controls of which something could not be told.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ControlOutcomes(ulong Met, ulong NotMet, ulong NotAssessable)
{
    /// <summary>Puts two together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>What either says.</returns>
    public static ControlOutcomes operator |(ControlOutcomes left, ControlOutcomes right) => new(left.Met | right.Met, left.NotMet | right.NotMet, left.NotAssessable | right.NotAssessable);

    /// <summary>Leaves only some controls.</summary>
    /// <param name="outcomes">What was said.</param>
    /// <param name="controls">A bit for each control that is left.</param>
    /// <returns>What was said of these.</returns>
    public static ControlOutcomes operator &(ControlOutcomes outcomes, ulong controls) => new(outcomes.Met & controls, outcomes.NotMet & controls, outcomes.NotAssessable & controls);
}
