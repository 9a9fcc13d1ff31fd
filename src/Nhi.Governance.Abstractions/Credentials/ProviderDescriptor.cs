namespace Nhi.Governance;

/// <summary>What a user should know of an issuer before letting it act.</summary>
public sealed record ProviderDescriptor
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it can do.</summary>
    public ProviderCapabilities Capabilities { get; init; }

    /// <summary>Kind of the credentials it issues.</summary>
    public CredentialKind Kind { get; init; }

    /// <summary>Rights it needs at the issuer, in the issuer's words.</summary>
    public IReadOnlyList<string> AccessNeeded { get; init; } = [];

    /// <summary>The longest time a change takes to reach everyone who decides or lists: until then both answers are seen.</summary>
    public TimeSpan PropagationWindow { get; init; }

    /// <summary>What calling it changes beside what was asked for.</summary>
    public IReadOnlyList<string> SideEffects { get; init; } = [];

    /// <summary>What it cannot see or end: sessions already minted, replicas.</summary>
    public IReadOnlyList<string> BlindSpots { get; init; } = [];

    /// <summary>How often it may be tried; <see langword="null"/> where nothing counts.</summary>
    public AttemptBudget? AttemptBudget { get; init; }
}
