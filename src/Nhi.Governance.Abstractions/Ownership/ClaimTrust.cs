namespace Nhi.Governance;

/// <summary>How far the source of an owner claim is trusted, least first.</summary>
public enum ClaimTrust : byte
{
    /// <summary>Derived from who wrote or created, or owns the lines: CODEOWNERS.</summary>
    Suggestion = 0,

    /// <summary>The code that makes it: tags that its module gives it.</summary>
    Code,

    /// <summary>A tag, label or annotation.</summary>
    Tag,

    /// <summary>An entry of the register, a catalogue of software or a CMDB.</summary>
    Register,

    /// <summary>An attestation.</summary>
    Attestation,
}
