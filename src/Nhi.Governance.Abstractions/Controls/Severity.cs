namespace Nhi.Governance;

/// <summary>How much a finding matters.</summary>
public enum Severity : byte
{
    /// <summary>Our judgement rather than a standard's: advises, and fails no check. The default.</summary>
    Advice = 0,

    /// <summary>Tidy up.</summary>
    Low,

    /// <summary>Plan it.</summary>
    Medium,

    /// <summary>Soon.</summary>
    High,

    /// <summary>Now.</summary>
    Critical,
}
