namespace Nhi.Governance;

/// <summary>Where a version of a credential stands in its life.</summary>
public enum VersionStage : byte
{
    /// <summary>Not told. The default.</summary>
    Unknown = 0,

    /// <summary>Issued, and not yet what consumers use.</summary>
    Pending,

    /// <summary>What consumers use.</summary>
    Current,

    /// <summary>Replaced, and still accepted while consumers move over.</summary>
    Previous,

    /// <summary>The issuer says that it accepts it no more. That alone proves nothing.</summary>
    Revoked,
}
