namespace Nhi.Governance;

/// <summary>The three answers of a control.</summary>
public enum ControlOutcome : byte
{
    /// <summary>A fact it needs could not be read. The default, and never a pass.</summary>
    NotAssessable = 0,

    /// <summary>Met.</summary>
    Met,

    /// <summary>Not met: a finding.</summary>
    NotMet,
}
