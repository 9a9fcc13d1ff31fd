namespace Nhi.Governance;

/// <summary>What a user should know of an issuer before letting it act.</summary>
public sealed record ProviderDescriptor
{
    /// <summary>Its name: one issuer in the estate has it, and intents, verifications and usage are sent by it. <c>aws:111122223333</c> rather than <c>aws</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it can do.</summary>
    public ProviderCapabilities Capabilities { get; init; }

    /// <summary>Kind of the credentials it issues.</summary>
    public CredentialKind Kind { get; init; }

    /// <summary>Rights it needs at the issuer, in the issuer's words.</summary>
    public IReadOnlyList<string> AccessNeeded { get; init; } = [];

    /// <summary>The longest time until everyone who decides knows of a change: until then a revoked version may be accepted, and a new one refused.</summary>
    public TimeSpan PropagationWindow { get; init; }

    /// <summary>The longest time until a change shows when versions are listed: recovery tells nothing for certain before.</summary>
    public TimeSpan ListingWindow { get; init; }

    /// <summary>What calling it changes beside what was asked for.</summary>
    public IReadOnlyList<string> SideEffects { get; init; } = [];

    /// <summary>What it cannot see or end: sessions already minted, replicas.</summary>
    public IReadOnlyList<string> BlindSpots { get; init; } = [];
}
