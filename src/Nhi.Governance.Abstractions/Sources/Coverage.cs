namespace Nhi.Governance;

/// <summary>How much of an area a source has read.</summary>
public enum Coverage : byte
{
    /// <summary>Not told. The default.</summary>
    Unknown = 0,

    /// <summary>A part: a page was refused or cut.</summary>
    Partial,

    /// <summary>All of it: what was not seen is not there.</summary>
    Complete,
}
