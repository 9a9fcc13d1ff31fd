namespace Nhi.Governance;

/// <summary>What a control says of one identity or credential.</summary>
public sealed record ControlResult
{
    /// <summary>The control.</summary>
    public required string Control { get; init; }

    /// <summary>The credential judged; <see langword="null"/> where the principal is.</summary>
    public CredentialId? Credential { get; init; }

    /// <summary>The answer.</summary>
    public required ControlOutcome Outcome { get; init; }

    /// <summary>How much it matters when not met.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The facts it rests on, with their sources, in words. No secret, and nothing that changes from day to day.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Why the answer is what it is.</summary>
    public required string Explanation { get; init; }

    /// <summary>What to do when not met.</summary>
    public string NextStep { get; init; } = string.Empty;

    /// <summary>Names of the facts that are missing when not assessable.</summary>
    public IReadOnlyList<string> MissingFacts { get; init; } = [];

    /// <summary>The read-only command, or the register entry, that closes the gap.</summary>
    public string Command { get; init; } = string.Empty;

    /// <summary>Where the requirement comes from.</summary>
    public IReadOnlyList<ControlReference> References { get; init; } = [];

    /// <summary>Where a finding without an identity was read: only another reading of it can close the finding. Empty where an identity has it.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>What tells two findings of the same control and identity apart: a copy, a binding.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>Which of the organisation's own decisions bear on it, in the order in which they were laid over each other; empty where the baseline stands.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];
}
