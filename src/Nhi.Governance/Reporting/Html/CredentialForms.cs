namespace Nhi.Governance;

/// <summary>Which kind of credential is held how.</summary>
internal static class CredentialForms
{
    public static CredentialForm Of(CredentialKind kind) => kind switch
    {
        CredentialKind.PublicTlsCertificate or CredentialKind.PrivateCaCertificate or CredentialKind.CodeSigningCertificate => CredentialForm.Certificate,
        CredentialKind.AccessToken or CredentialKind.X509Svid or CredentialKind.JwtSvid or CredentialKind.KubernetesBoundToken or CredentialKind.SshCertificate
            or CredentialKind.PipelineOidc or CredentialKind.AgentTaskToken => CredentialForm.Federated,
        CredentialKind.Unknown => CredentialForm.Unknown,
        _ => CredentialForm.Static,
    };
}
