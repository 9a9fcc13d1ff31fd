namespace Nhi.Governance.Conformance;

/// <summary>Every law there is.</summary>
public static class LawCatalogue
{
    /// <summary>The laws of all contracts.</summary>
    public static IReadOnlyList<ILaw> All { get; } =
    [
        .. CredentialProviderLaws.All,
        .. SecretStoreLaws.All,
        .. RevocationVerifierLaws.All,
        .. IdentitySourceLaws.All,
        .. UsageSourceLaws.All,
        .. FingerprintKeyLaws.All,
        .. InventoryStoreLaws.All,
    ];
}
