namespace Nhi.Governance;

/// <summary>Why a credential is refused, where the other side tells.</summary>
public enum RefusalCause : byte
{
    /// <summary>Not told: revoked, expired and disabled look the same. The default.</summary>
    Unspecified = 0,

    /// <summary>It was revoked, replaced or deleted.</summary>
    Revoked,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It is switched off, on hold or locked, and can come back.</summary>
    Disabled,
}
