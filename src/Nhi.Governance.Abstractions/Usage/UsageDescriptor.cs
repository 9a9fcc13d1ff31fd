namespace Nhi.Governance;

/// <summary>What a user should know of a source of uses.</summary>
public sealed record UsageDescriptor
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the issuer whose credentials it tells of (<see cref="ProviderDescriptor.Name"/>).</summary>
    public required string Issuer { get; init; }

    /// <summary>What its instants mean.</summary>
    public UsageKind Kind { get; init; }

    /// <summary>How late a use may show up.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>Whether it leaves out the uses our own verifiers make. Where it cannot, a probe looks like a use.</summary>
    public bool LeavesOutProbes { get; init; }

    /// <summary>Rights it needs, in the words of whoever it reads.</summary>
    public IReadOnlyList<string> AccessNeeded { get; init; } = [];

    /// <summary>What it cannot see.</summary>
    public IReadOnlyList<string> BlindSpots { get; init; } = [];
}
