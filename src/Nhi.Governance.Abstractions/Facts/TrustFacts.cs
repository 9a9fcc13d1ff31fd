namespace Nhi.Governance;

/// <summary>Who may act as an identity, and how well that is pinned down.</summary>
public static class TrustFacts
{
    /// <summary>OIDC issuer that vouches for it, without scheme.</summary>
    public static FactKey<string> Issuer { get; } = new("trust.issuer", "OIDC issuer that vouches for it, without scheme");

    /// <summary>Subject its OIDC issuer gives it.</summary>
    public static FactKey<string> Subject { get; } = new("trust.subject", "subject its OIDC issuer gives it");

    /// <summary>Kinds of principals that may act as it.</summary>
    public static FactKey<NameSet> AssumableBy { get; } = new("trust.assumableBy", "may be assumed by", FactMerge.Union);

    /// <summary>OIDC subjects that may act as it.</summary>
    public static FactKey<NameSet> OidcSubjects { get; } = new("trust.oidcSubjects", "OIDC subjects admitted", FactMerge.Union);

    /// <summary>OIDC trusts without a subject, or with a wildcard or pull requests in it.</summary>
    public static FactKey<NameSet> UnpinnedSubjects { get; } = new("trust.unpinnedSubjects", "OIDC subjects not pinned down", FactMerge.Union);

    /// <summary>OIDC trusts without an audience.</summary>
    public static FactKey<NameSet> UnpinnedAudiences { get; } = new("trust.unpinnedAudiences", "OIDC issuers trusted without an audience", FactMerge.Union);

    /// <summary>Accounts outside the estate that may act as it.</summary>
    public static FactKey<NameSet> OutsideAccounts { get; } = new("trust.outsideAccounts", "outside accounts admitted", FactMerge.Union);

    /// <summary>Outside accounts of which no ExternalId is demanded.</summary>
    public static FactKey<NameSet> OutsideAccountsWithoutExternalId { get; } = new("trust.withoutExternalId", "outside accounts admitted without an ExternalId", FactMerge.Union);

    /// <summary>Names it refers to that do not exist.</summary>
    public static FactKey<NameSet> DanglingNames { get; } = new("trust.danglingNames", "refers to what does not exist", FactMerge.Union);

    /// <summary>Roles it claims whose trust does not admit it.</summary>
    public static FactKey<NameSet> AssertedOnly { get; } = new("trust.assertedOnly", "claims without being admitted", FactMerge.Union);

    /// <summary>Names of principals that its trust, annotations and workflows refer to.</summary>
    public static FactKey<NameSet> References { get; } = new("trust.references", "refers to", FactMerge.Union);
}
