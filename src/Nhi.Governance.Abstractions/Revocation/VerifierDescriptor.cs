namespace Nhi.Governance;

/// <summary>What a user should know of a verifier before letting it look.</summary>
public sealed record VerifierDescriptor
{
    /// <summary>Its name: one verifier in the estate has it, because evidence is kept under it.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the issuer whose credentials it looks at (<see cref="ProviderDescriptor.Name"/>).</summary>
    public required string Issuer { get; init; }

    /// <summary>Where it looks from.</summary>
    public required string Vantage { get; init; }

    /// <summary>The strongest evidence it can give.</summary>
    public EvidenceStrength Strongest { get; init; }

    /// <summary>Rights it needs, in the issuer's words.</summary>
    public IReadOnlyList<string> AccessNeeded { get; init; } = [];

    /// <summary>How long after a revocation it may still see the credential alive: a cache, a replica.</summary>
    public TimeSpan PropagationWindow { get; init; }

    /// <summary>What looking changes: a last-used date moves, a lock-out counts.</summary>
    public IReadOnlyList<string> SideEffects { get; init; } = [];

    /// <summary>What it cannot see: sessions already minted, other regions.</summary>
    public IReadOnlyList<string> BlindSpots { get; init; } = [];

    /// <summary>How often it may look; <see langword="null"/> where nothing counts.</summary>
    public AttemptBudget? AttemptBudget { get; init; }
}
