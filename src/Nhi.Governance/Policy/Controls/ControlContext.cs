namespace Nhi.Governance;

/// <summary>What a control may know besides whom it judges: the day it judges from, and what the policy comes to there.</summary>
internal readonly record struct ControlContext(DateTimeOffset AsOf, ControlPolicy Policy);
