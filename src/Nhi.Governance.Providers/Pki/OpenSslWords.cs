namespace Nhi.Governance.Providers.Pki;

/// <summary>What openssl complains about, in our own words: its own may repeat what it was given.</summary>
internal static class OpenSslWords
{
    private static readonly (string Mark, FailureKind Kind, string Reason)[] Known =
    [
        ("Permission denied", FailureKind.Denied, "openssl may not read or write a file of the authority"),
        ("maybe wrong password", FailureKind.Denied, "the authority's key cannot be opened: its passphrase is missing or wrong"),
        ("bad decrypt", FailureKind.Denied, "the authority's key cannot be opened: its passphrase is missing or wrong"),
        ("bad password read", FailureKind.Denied, "the authority's key cannot be opened: its passphrase is missing or wrong"),
        ("private key from", FailureKind.Denied, "the authority's key cannot be read"),
        ("unable to load CA private key", FailureKind.Denied, "the authority's key cannot be read"),
        ("CA certificate and CA private key do not match", FailureKind.Denied, "the authority's key is not that of its certificate"),
        ("has already been issued", FailureKind.Conflict, "the serial has already been issued"),
        ("There is already a certificate for", FailureKind.Invalid, "the authority wants subjects to be unique"),
        ("Already revoked", FailureKind.Conflict, "it is already revoked"),
        ("error in extension", FailureKind.Invalid, "an extension of the profile cannot be made"),
        ("Error checking certificate extension", FailureKind.Invalid, "an extension of the profile cannot be made"),
        ("Error Loading extension section", FailureKind.Invalid, "the profile is not in the authority's configuration"),
        ("Error checking extension section", FailureKind.Invalid, "the profile is not in the authority's configuration"),
        ("Signature did not match the certificate request", FailureKind.Invalid, "the request is not signed by its own key"),
        ("Signature verification problems", FailureKind.Invalid, "the request is not signed by its own key"),
        ("No such file or directory", FailureKind.NotFound, "a file of the authority is not there"),
    ];

    public static CaException Of(string errors)
    {
        foreach (var (mark, kind, reason) in Known)
        {
            if (errors.Contains(mark, StringComparison.Ordinal))
            {
                return new CaException(kind, reason);
            }
        }

        return new CaException(FailureKind.Unknown, "openssl failed for a reason that is not known here");
    }
}
