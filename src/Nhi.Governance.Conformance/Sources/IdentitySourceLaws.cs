namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="IIdentitySource"/>.</summary>
public static class IdentitySourceLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<IdentitySourceFixture>> All { get; } = [];
}
