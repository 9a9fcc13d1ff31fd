namespace Nhi.Governance;

/// <summary>The inventory fields of a signing key.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct SigningKeyView(FactSet Facts) : IIdentityView<SigningKeyView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.SigningKey;

    /// <summary>Inventory field: what it signs: certificates, code, tokens.</summary>
    public Fact<NameSet> Signs => Facts.Get(SigningKeyFacts.Signs);

    /// <summary>Inventory field: hardware or service that holds its private half; absent where in a file.</summary>
    public Fact<string> KeyStore => Facts.Get(SigningKeyFacts.KeyStore);

    /// <summary>Inventory field: date after which it signs no more.</summary>
    public Fact<DateTimeOffset> CryptoperiodEnd => Facts.Get(SigningKeyFacts.CryptoperiodEnd);

    /// <summary>Inventory field: trust stores that hold its public half.</summary>
    public Fact<NameSet> TrustStores => Facts.Get(SigningKeyFacts.TrustStores);

    /// <inheritdoc />
    public static SigningKeyView Over(FactSet facts) => new(facts);
}
