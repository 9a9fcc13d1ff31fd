namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="IFingerprintKeyProvider"/>.</summary>
public static class FingerprintKeyLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<FingerprintKeyFixture>> All { get; } = [];
}
