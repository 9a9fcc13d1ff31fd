namespace Nhi.Governance.Providers.OAuth;

/// <summary>A client registered at the server of these tests. A class, so that nothing prints it.</summary>
internal sealed class OidcClient(string id, string secret, Uri registration, string registrationToken)
{
    public string Id => id;

    public Uri Registration => registration;

    public string RegistrationToken => registrationToken;

    public SecretValue Secret() => SecretValue.CopyText(secret);

    public OAuthClient ToClient(OAuthClientAuthentication authentication = OAuthClientAuthentication.SecretBasic) => new(id, _ => new(Secret()), authentication);

    public ControlCredential ToControl() => new(new VersionId(id), Secret());
}
