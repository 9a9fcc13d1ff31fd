namespace Nhi.Governance;

/// <summary>The three values of knowing.</summary>
public enum FactState : byte
{
    /// <summary>Nobody asked, or nobody answered. The default, and never a pass.</summary>
    Unknown = 0,

    /// <summary>Known to be none: never used, no expiry, no owner named.</summary>
    Absent,

    /// <summary>Known, with a value.</summary>
    Known,
}
