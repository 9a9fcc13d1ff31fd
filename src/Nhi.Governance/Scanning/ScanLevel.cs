namespace Nhi.Governance;

/// <summary>How sure a hit is to be a secret that lies open; the levels are SARIF's.</summary>
public enum ScanLevel : byte
{
    /// <summary>Its checksum is wrong: a documentation sample, or mangled.</summary>
    Note = 0,

    /// <summary>It has the format of a secret.</summary>
    Warning,

    /// <summary>It is an enrolled secret, or its checksum is right.</summary>
    Error,
}
