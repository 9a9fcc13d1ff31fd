namespace Nhi.Governance;

/// <summary>What the claims to a role amount to.</summary>
public enum OwnerState : byte
{
    /// <summary>Nobody was asked. The default.</summary>
    Unknown = 0,

    /// <summary>Asked, and nobody is named.</summary>
    Absent,

    /// <summary>There are claims, and no party of them lives.</summary>
    Orphaned,

    /// <summary>Two living parties claim it with equal trust.</summary>
    Conflicting,

    /// <summary>Derived from who wrote or created; not a claim of the party itself.</summary>
    Suggested,

    /// <summary>Declared by a register, tag, label or annotation.</summary>
    Declared,

    /// <summary>Confirmed by the party within the last year.</summary>
    Attested,
}
