namespace Nhi.Governance;

/// <summary>One change of an inventory.</summary>
public abstract record InventoryChange
{
    private InventoryChange()
    {
    }

    /// <summary>Identities that were seen again with nothing else new. Not part of the change feed.</summary>
    /// <param name="Identities">Their ids.</param>
    /// <param name="At">As-of instant of the survey.</param>
    public sealed record Seen(IReadOnlyList<IdentityId> Identities, DateTimeOffset At) : InventoryChange;

    /// <summary>An identity that is new, or of which something is.</summary>
    /// <param name="Identity">The identity as it is now.</param>
    public sealed record Upserted(INonHumanIdentity Identity) : InventoryChange;

    /// <summary>An identity that a complete survey no longer saw. It is kept and marked.</summary>
    /// <param name="Identity">Its id.</param>
    /// <param name="At">As-of instant of the survey.</param>
    public sealed record Disappeared(IdentityId Identity, DateTimeOffset At) : InventoryChange;

    /// <summary>A bearer-only credential whose principal is now known, or a name whose immutable id is: it is kept, and no longer counted by itself.</summary>
    /// <param name="Identity">Its id.</param>
    /// <param name="Principal">The principal it belongs to.</param>
    public sealed record Merged(IdentityId Identity, IdentityId Principal) : InventoryChange;

    /// <summary>A finding that is new, or of which something is.</summary>
    /// <param name="Finding">The finding.</param>
    public sealed record FindingOpened(Finding Finding) : InventoryChange;

    /// <summary>A finding that is gone.</summary>
    /// <param name="Finding">Its id.</param>
    /// <param name="Identity">The identity that it was of, by which stores keep it; <see langword="null"/> where it was nobody's.</param>
    public sealed record FindingClosed(FindingId Finding, IdentityId? Identity) : InventoryChange;
}
