namespace Nhi.Governance.Conformance;

/// <summary>One run of a law: where its randomness comes from, and what it tells.</summary>
/// <param name="seed">Where its randomness starts; the same seed makes the same values.</param>
/// <param name="tell">Takes a line worth reading; <see langword="null"/> drops it.</param>
public sealed class LawRun(ulong seed, Action<string>? tell = null)
{
    /// <summary>Where its randomness starts.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>Tells a line worth reading. No secret.</summary>
    /// <param name="line">The line.</param>
    public void Tell(string line) => tell?.Invoke(line);
}
