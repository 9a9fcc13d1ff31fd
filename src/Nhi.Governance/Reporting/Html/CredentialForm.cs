namespace Nhi.Governance;

/// <summary>How a credential is held: what a thief would have of it.</summary>
internal enum CredentialForm : byte
{
    /// <summary>Not told.</summary>
    Unknown = 0,

    /// <summary>A secret that stays the same until somebody changes it.</summary>
    Static,

    /// <summary>A certificate.</summary>
    Certificate,

    /// <summary>Handed out for minutes or hours on the word of another issuer: nothing lasting is held.</summary>
    Federated,
}
