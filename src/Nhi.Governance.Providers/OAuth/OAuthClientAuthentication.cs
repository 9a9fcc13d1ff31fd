namespace Nhi.Governance.Providers.OAuth;

/// <summary>How a client shows its secret to an authorization server.</summary>
public enum OAuthClientAuthentication
{
    /// <summary><c>client_secret_basic</c>: in the Authorization header. The default, which every server takes.</summary>
    SecretBasic = 0,

    /// <summary><c>client_secret_post</c>: in the body.</summary>
    SecretPost,
}
