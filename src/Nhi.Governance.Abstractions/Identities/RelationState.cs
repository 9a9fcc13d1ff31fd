namespace Nhi.Governance;

/// <summary>How well a relation is founded.</summary>
public enum RelationState : byte
{
    /// <summary>One side claims it; the side that decides has not been seen to agree.</summary>
    Asserted = 0,

    /// <summary>The side that decides admits it.</summary>
    Verified,

    /// <summary>It names something that its completely read authority does not have.</summary>
    Dangling,
}
