namespace Nhi.Governance;

/// <summary>What a store can do. What it does not declare it refuses as <see cref="FailureKind.Unsupported"/>.</summary>
[Flags]
public enum StoreCapabilities
{
    /// <summary>Nothing. The default.</summary>
    None = 0,

    /// <summary>List its copies without reading them.</summary>
    List = 1,

    /// <summary>Put a copy.</summary>
    Put = 2,

    /// <summary>Remove a copy.</summary>
    Remove = 4,

    /// <summary>Keep earlier values, which are copies of their own until they are gone.</summary>
    Versions = 8,

    /// <summary>Hold a copy as Pending beside the Current one, and let them change places.</summary>
    Stages = 16,

    /// <summary>Bring back a copy that was removed, until a date.</summary>
    Restore = 32,

    /// <summary>Keep the id of the operation with the copy it put.</summary>
    KeepsOperation = 64,
}
