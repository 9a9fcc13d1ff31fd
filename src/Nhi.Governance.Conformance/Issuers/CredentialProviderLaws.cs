namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="ICredentialProvider"/>.</summary>
public static class CredentialProviderLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<CredentialProviderFixture>> All { get; } = [];
}
