namespace Nhi.Governance;

/// <summary>What a verifier has seen.</summary>
public enum Verdict : byte
{
    /// <summary>It cannot tell. The default.</summary>
    Indeterminate = 0,

    /// <summary>The credential works.</summary>
    Alive,

    /// <summary>The credential is refused.</summary>
    Refused,
}
