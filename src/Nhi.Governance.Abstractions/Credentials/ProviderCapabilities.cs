namespace Nhi.Governance;

/// <summary>What an issuer can do.</summary>
[Flags]
public enum ProviderCapabilities
{
    /// <summary>Nothing. The default.</summary>
    None = 0,

    /// <summary>List the versions of a credential.</summary>
    List = 1,

    /// <summary>Issue a new version.</summary>
    Issue = 2,

    /// <summary>Let two versions live at once, so that consumers can move over.</summary>
    Overlap = 4,

    /// <summary>Disable a version so that it can be enabled again.</summary>
    Disable = 8,

    /// <summary>Revoke a version for good.</summary>
    Revoke = 16,

    /// <summary>Take an operation id, so that a repeated call has one effect.</summary>
    Idempotency = 32,
}
