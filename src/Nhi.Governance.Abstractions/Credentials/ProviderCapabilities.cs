namespace Nhi.Governance;

/// <summary>What an issuer can do. What it does not declare it refuses as <see cref="FailureKind.Unsupported"/>.</summary>
[Flags]
public enum ProviderCapabilities
{
    /// <summary>Nothing. The default.</summary>
    None = 0,

    /// <summary>List the versions of a credential. Without it nothing can be recovered that the operation id does not find.</summary>
    List = 1,

    /// <summary>Issue a new version.</summary>
    Issue = 2,

    /// <summary>Keep which version is Pending, Current and Previous, and move them.</summary>
    Stages = 4,

    /// <summary>Let two versions live at once, so that consumers can move over. Without it issuing ends what was there.</summary>
    Overlap = 8,

    /// <summary>Disable a version so that it can be enabled again.</summary>
    Disable = 16,

    /// <summary>Revoke a version for good.</summary>
    Revoke = 32,

    /// <summary>Revoke only with the secret itself in hand, as the revocation endpoint of OAuth and of several vendors wants it.</summary>
    RevokeNeedsSecret = 64,

    /// <summary>Keep the id of the operation with the version it made, so that a lost answer is found again for certain.</summary>
    KeepsOperation = 128,

    /// <summary>End what was minted from a version when that is revoked: open sessions, derived tokens.</summary>
    EndsMinted = 256,
}
