namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="IUsageSource"/>.</summary>
public static class UsageSourceLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<UsageSourceFixture>> All { get; } =
    [
        UsageLaws.UseShows,
        UsageLaws.UnusedShowsNothing,
        UsageLaws.TimeIsTold,
        UsageLaws.FromIsInclusive,
        UsageLaws.BeforeFrom,
        UsageLaws.NotAtTo,
        UsageLaws.OldestFirst,
        UsageLaws.CredentialsAreApart,
        UsageLaws.ProbesAreLeftOut,
        UsageLaws.KindAsDeclared,
        UsageLaws.ReadingChangesNothing,
        UsageLaws.Cancelled,
    ];
}
