namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="ISecretStore"/>.</summary>
public static class SecretStoreLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<SecretStoreFixture>> All { get; } = [];
}
