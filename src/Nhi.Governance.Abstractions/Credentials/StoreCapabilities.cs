namespace Nhi.Governance;

/// <summary>What a store can do.</summary>
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
}
