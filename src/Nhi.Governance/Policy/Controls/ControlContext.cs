namespace Nhi.Governance;

/// <summary>What a control may know besides the identity: the day it judges from and the policy's numbers.</summary>
internal sealed record ControlContext(DateTimeOffset AsOf, ControlPolicy Policy);
