namespace Nhi.Governance.Providers.Pki;

/// <summary>The configuration openssl gets from us: the authority's own gives the profile alone, so that nothing else in it decides what a certificate says.</summary>
internal static class CaConfiguration
{
    /// <summary>Name of the section.</summary>
    public const string Section = "nhi_authority";

    public static string Text(CaPaths paths, string database, string work, string profile, IReadOnlyList<string> alternativeNames)
    {
        var names = alternativeNames.Count == 0 ? string.Empty : $"[{profile}]\nsubjectAltName = {string.Join(',', alternativeNames)}\n";
        return $"""
            .include {paths.Configuration}
            [{Section}]
            database = {database}
            new_certs_dir = {work}
            serial = {work}/serial
            crlnumber = {work}/crlnumber
            certificate = {paths.Certificate}
            private_key = {paths.PrivateKey}
            default_md = sha256
            policy = nhi_policy
            unique_subject = no
            copy_extensions = none
            email_in_dn = no
            crl_extensions = nhi_list
            [nhi_policy]
            countryName = optional
            stateOrProvinceName = optional
            localityName = optional
            organizationName = optional
            organizationalUnitName = optional
            domainComponent = optional
            commonName = supplied
            [nhi_list]
            authorityKeyIdentifier = keyid
            {names}
            """.ReplaceLineEndings("\n");
    }
}
