namespace Nhi.Governance.Benchmarks;

/// <summary>What secrets are enrolled.</summary>
public enum SecretMix
{
    /// <summary>Letters and digits, 20 to 63 of them.</summary>
    Tokens,

    /// <summary>Of twenty, one of 8 to 11 letters and digits, one of 8 to 19 characters with marks, and tokens.</summary>
    ShortAndPunctuated,

    /// <summary>Of twenty, one of either of those, of small letters, hexadecimal, base64, a URL with a password, five words; and tokens.</summary>
    EveryKind,
}
