namespace Nhi.Governance;

/// <summary>How a survey is made.</summary>
public sealed record SurveyOptions
{
    /// <summary>The authorities that exports lack.</summary>
    public EstateScope Scope { get; init; } = EstateScope.Empty;

    /// <summary>What is read, as it was named: reports tell it, and nothing else depends on it. The default is nothing.</summary>
    public IReadOnlyList<SurveyInput> Asked { get; init; } = [];

    /// <summary>The instant to judge from; <see langword="null"/>, the default, is now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
