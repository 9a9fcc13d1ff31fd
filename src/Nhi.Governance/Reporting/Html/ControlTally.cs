namespace Nhi.Governance;

/// <summary>How a control came out over all that were asked.</summary>
internal sealed class ControlTally(ControlDefinition definition)
{
    public ControlDefinition Definition { get; } = definition;

    public int Met { get; set; }

    public List<Finding> NotMet { get; } = [];

    public int Accepted { get; set; }

    public List<Gap> Gaps { get; } = [];

    public int Population => Met + NotMet.Count + Accepted + Gaps.Count;
}
