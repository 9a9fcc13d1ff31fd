namespace Nhi.Governance;

/// <summary>What the form of a value says about it, without asking anybody.</summary>
public enum CopyVerdict : byte
{
    /// <summary>It has the form; the format has no checksum.</summary>
    FormatOnly = 0,

    /// <summary>Its checksum is right.</summary>
    ChecksumValid,

    /// <summary>Its checksum is wrong: a documentation sample, or mangled.</summary>
    ChecksumFailed,
}
