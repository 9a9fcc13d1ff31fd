namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="IRevocationVerifier"/>.</summary>
public static class RevocationVerifierLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<RevocationVerifierFixture>> All { get; } = [];
}
