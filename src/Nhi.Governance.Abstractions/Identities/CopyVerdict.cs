namespace Nhi.Governance;

/// <summary>What is known of a value without asking anybody: what its form says, or that it is enrolled.</summary>
public enum CopyVerdict : byte
{
    /// <summary>It has the form; the format has no checksum.</summary>
    FormatOnly = 0,

    /// <summary>Its checksum is right.</summary>
    ChecksumValid,

    /// <summary>Its checksum is wrong: a documentation sample, or mangled.</summary>
    ChecksumFailed,

    /// <summary>It is an enrolled secret, whatever its form says.</summary>
    Enrolled,
}
