namespace Nhi.Governance.Conformance;

/// <summary>What a step of the model law of stores does.</summary>
internal enum StoreAction
{
    /// <summary>Puts a Current copy.</summary>
    Put,

    /// <summary>Puts a Pending copy.</summary>
    PutPending,

    /// <summary>Promotes a Pending or Previous copy.</summary>
    Promote,

    /// <summary>Removes a copy.</summary>
    Remove,

    /// <summary>Restores the copy that was removed last, if nothing came in between; where something did, or nothing was removed, one is removed first.</summary>
    Restore,
}
