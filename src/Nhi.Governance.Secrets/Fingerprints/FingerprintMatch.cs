namespace Nhi.Governance.Secrets;

/// <summary>How a stored fingerprint stands to a value.</summary>
public enum FingerprintMatch : byte
{
    /// <summary>It was made under a key that is not kept any more: nothing can be said.</summary>
    UnknownKey = 0,

    /// <summary>It is of another value.</summary>
    Different,

    /// <summary>It is of this value, under the current key.</summary>
    Current,

    /// <summary>It is of this value, under a key of before: store the one under the current key in its place.</summary>
    Outdated,
}
