namespace Nhi.Governance;

/// <summary>How far the source of an owner claim is trusted, least first.</summary>
public enum ClaimTrust : byte
{
    /// <summary>Derived from who wrote or created.</summary>
    Suggestion = 0,

    /// <summary>A tag, label or annotation.</summary>
    Tag,

    /// <summary>An entry of the register.</summary>
    Register,

    /// <summary>An attestation in the register.</summary>
    Attestation,
}
