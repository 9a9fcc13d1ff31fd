namespace Nhi.Governance;

/// <summary>One case of a control.</summary>
/// <param name="When">When it holds.</param>
/// <param name="Then">What the control then says.</param>
internal sealed record Case(Condition When, Answer Then);
