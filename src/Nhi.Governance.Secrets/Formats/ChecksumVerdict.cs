namespace Nhi.Governance.Secrets;

/// <summary>What a credential's own checksum says about it. No network is asked.</summary>
public enum ChecksumVerdict : byte
{
    /// <summary>The value has no checksum: only its format was recognised.</summary>
    None = 0,

    /// <summary>The checksum inside the value is right: its issuer made it.</summary>
    Valid = 1,

    /// <summary>The checksum is wrong, or the value is one its issuer publishes as a sample: documentation, or mangled.</summary>
    Failed = 2,
}
