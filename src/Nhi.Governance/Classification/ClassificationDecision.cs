namespace Nhi.Governance;

/// <summary>A decision with all that was weighed: what decided, what spoke and was overruled, and what would have decided otherwise.</summary>
/// <param name="Classification">The decision.</param>
/// <param name="Deciding">The rules of the highest rank that spoke, the surest first. Where the register declares a class they did not decide, and are what the evidence says without it.</param>
/// <param name="Overruled">Rules of a lower rank that spoke, too.</param>
/// <param name="Otherwise">Rules that one test keeps from speaking, those that would weigh most first. What kind it is at its issuer is not among those tests: of another kind it would be another identity.</param>
/// <param name="Evident">What the rules say: the decision itself, unless the register declares a class.</param>
public sealed record ClassificationDecision(Classification Classification, IReadOnlyList<RuleVoice> Deciding, IReadOnlyList<RuleVoice> Overruled, IReadOnlyList<NearRule> Otherwise, Classification Evident)
{
    /// <summary>Whether the register's declaration decided.</summary>
    public bool IsDeclared => !ReferenceEquals(Classification, Evident);

    /// <summary>Whether a rule that was overruled, or set aside by a declaration, speaks for something else.</summary>
    public bool HasDissent =>
        Overruled.Any(voice => !string.Equals(voice.Rule.Speaks, Classification.Label, StringComparison.Ordinal))
        || (IsDeclared && Deciding.Any(voice => !string.Equals(voice.Rule.Speaks, Classification.Label, StringComparison.Ordinal)));
}
