namespace Nhi.Governance;

/// <summary>What an inventory of signing keys keeps.</summary>
public static class SigningKeyFacts
{
    /// <summary>What it signs: certificates, code, tokens.</summary>
    public static FactKey<NameSet> Signs { get; } = new("signingKey.signs", "what it signs: certificates, code, tokens", FactMerge.Union);

    /// <summary>Hardware or service that holds its private half; absent where in a file.</summary>
    public static FactKey<string> KeyStore { get; } = new("signingKey.keyStore", "hardware or service that holds its private half; absent where in a file");

    /// <summary>Date after which it signs no more.</summary>
    public static FactKey<DateTimeOffset> CryptoperiodEnd { get; } = new("signingKey.cryptoperiodEnd", "date after which it signs no more");

    /// <summary>Trust stores that hold its public half.</summary>
    public static FactKey<NameSet> TrustStores { get; } = new("signingKey.trustStores", "trust stores that hold its public half", FactMerge.Union);
}
