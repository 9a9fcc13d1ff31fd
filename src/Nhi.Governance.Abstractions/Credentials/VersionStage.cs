namespace Nhi.Governance;

/// <summary>Where a version of a credential stands in its life. <see cref="VersionStageExtensions.CanMoveTo"/> gives the order.</summary>
public enum VersionStage : byte
{
    /// <summary>Not told: nobody who keeps to these stages made it or moved it. The default.</summary>
    Unknown = 0,

    /// <summary>Issued and accepted, and not yet what consumers use.</summary>
    Pending,

    /// <summary>What consumers use. At most one version of a credential is.</summary>
    Current,

    /// <summary>Replaced, and still accepted while consumers move over.</summary>
    Previous,

    /// <summary>Refused for now, and can be enabled again: the quiet time in which a forgotten consumer speaks up.</summary>
    Disabled,

    /// <summary>The issuer says that it accepts it no more, for good. That alone proves nothing.</summary>
    Revoked,
}
