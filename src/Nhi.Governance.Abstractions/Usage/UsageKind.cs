namespace Nhi.Governance;

/// <summary>What the instant of a use means.</summary>
public enum UsageKind : byte
{
    /// <summary>Not told. The default.</summary>
    Unknown = 0,

    /// <summary>One use, of a log that has them all.</summary>
    Used,

    /// <summary>The last use, of which the issuer keeps no other.</summary>
    LastUsed,

    /// <summary>The start of a session that is open now.</summary>
    OpenSession,
}
