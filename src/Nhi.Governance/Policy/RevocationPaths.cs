namespace Nhi.Governance;

/// <summary>How an identity of a class ends, and what shows that it is gone.</summary>
public static class RevocationPaths
{
    /// <summary>The offboarding path of an identity.</summary>
    /// <param name="identity">The identity.</param>
    /// <returns>One sentence.</returns>
    public static string Of(INonHumanIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return identity.Classification.Standing switch
        {
            Standing.Human => "Governed with the person: leave the directory or identity centre; personal access keys are deleted and seen refused.",
            Standing.VendorManaged => "Its vendor ends it together with the feature that made it.",
            _ => Of(identity.Classification.Class),
        };
    }

    private static string Of(IdentityClass value) => value switch
    {
        IdentityClass.Device => "Revoke its certificate, take it out of the inventory, and see the revocation in the CRL.",
        IdentityClass.Host => "Leave the domain, revoke its certificates, disable its account.",
        IdentityClass.Workload => "Delete its registration entry, wait one lifetime of its credential, and see a peer refuse it.",
        IdentityClass.Certificate => "Revoke it with a reason, see CRL or OCSP say so, and see every endpoint serve another serial.",
        IdentityClass.SigningKey => "End its cryptoperiod, clear the trust stores, and see a signature of it refused.",
        IdentityClass.CloudRole => "Detach its policies, deny its sessions by issue time, delete it, and see it quiet since.",
        IdentityClass.ServiceAccount => "Disable it, wait a quiet period, delete it with all its keys, and see each key refused; sessions minted from a key live on for up to 36 hours.",
        IdentityClass.DatabaseRole => "Revoke its grants, end its sessions, see a login refused, drop it.",
        IdentityClass.ApiKey => "Revoke it at its issuer, account for every copy, and see a probe refused.",
        IdentityClass.OAuthApp => "Revoke its grants and its outstanding tokens, then delete the client: deleting alone leaves tokens alive.",
        IdentityClass.OAuthToken => "Revoke it (RFC 7009) and see introspection (RFC 7662) call it inactive.",
        IdentityClass.PersonalAccessToken => "Replace it by an app, revoke it, and look at what was created with it.",
        IdentityClass.DeployKey => "Remove it from the repository, and see pull and push refused.",
        IdentityClass.PipelineIdentity => "Remove the trust in it, its secrets and its runners.",
        IdentityClass.Bot => "Uninstall it, and see its tokens refused.",
        IdentityClass.RpaRobot => "Disable it, unlink it from its processes, and take its assets out of the vault.",
        IdentityClass.SshKey => "Remove it on every host, and see each host refuse it.",
        IdentityClass.AiAgent => "Revoke its tokens, those of its children and its grants, deactivate it, and see introspection call all of them inactive.",
        IdentityClass.ToolConnector => "Deregister it, and revoke its key upstream.",
        IdentityClass.ThirdPartyIntegration => "Remove the trust or revoke the credential at the end of the contract, and see a call of the vendor refused.",
        IdentityClass.LegalEntity => "Retire the LEI, and revoke its seals.",
        _ => "Quarantine it until somebody has decided what it is.",
    };
}
