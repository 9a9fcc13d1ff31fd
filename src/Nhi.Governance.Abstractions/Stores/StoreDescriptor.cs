namespace Nhi.Governance;

/// <summary>What a user should know of a store before letting it act.</summary>
public sealed record StoreDescriptor
{
    /// <summary>Its name: one store in the estate has it.</summary>
    public required string Name { get; init; }

    /// <summary>What it can do.</summary>
    public StoreCapabilities Capabilities { get; init; }

    /// <summary>Rights it needs, in the store's words.</summary>
    public IReadOnlyList<string> AccessNeeded { get; init; } = [];

    /// <summary>The longest time until readers see a change.</summary>
    public TimeSpan PropagationWindow { get; init; }

    /// <summary>What calling it changes beside what was asked for.</summary>
    public IReadOnlyList<string> SideEffects { get; init; } = [];

    /// <summary>Copies it cannot see: backups, replicas, caches of readers.</summary>
    public IReadOnlyList<string> BlindSpots { get; init; } = [];
}
