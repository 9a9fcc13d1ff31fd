using System.Collections.Immutable;

namespace Nhi.Governance.Secrets;

/// <summary>The formats the scanner knows, each of them once.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public static class SecretFormats
{
    /// <summary>The longest match of any format, in bytes. What is longer is not a match, so that memory and time are bounded.</summary>
    public const int MaxMatchLength = PrivateKeyFormat.MaxLength;

    /// <summary>How far, in bytes, the secret of an AWS access key may stand from its id.</summary>
    public const int AwsPairingDistance = AwsAccessKeyFormat.PairingDistance;

    /// <summary>An AWS access key id (<c>AKIA</c>, <c>ASIA</c>) with its secret of 40 characters near it.</summary>
    public static SecretFormat AwsAccessKey { get; } = new(
        "aws-access-key", "AWS access key", hasChecksum: false,
        "Deactivate, then delete the key in IAM (aws iam update-access-key, delete-access-key); sessions it minted live on until they are denied by issue time.");

    /// <summary>A GitHub token: <c>ghp_</c>, <c>gho_</c>, <c>ghu_</c>, <c>ghs_</c>, <c>ghr_</c> and 36 characters.</summary>
    public static SecretFormat GitHubToken { get; } = new(
        "github-token", "GitHub token", hasChecksum: true,
        "Delete the token in the developer settings of its owner, or revoke it through the credential revocation API.");

    /// <summary>A JSON Web Token with a signature.</summary>
    public static SecretFormat Jwt { get; } = new(
        "jwt", "JSON Web Token", hasChecksum: false,
        "End the session or delete the bound object at its issuer (claim iss); otherwise it lives until exp or until the signing key is rotated.");

    /// <summary>A PEM private key with a body.</summary>
    public static SecretFormat PrivateKey { get; } = new(
        "private-key", "Private key", hasChecksum: false,
        "Replace the key, revoke its certificates, and take its public half off every host and service that trusts it.");

    /// <summary>A Slack token: <c>xoxb-</c>, <c>xoxp-</c>, <c>xoxa-</c>, <c>xoxr-</c>, <c>xoxs-</c>, <c>xapp-</c>.</summary>
    public static SecretFormat SlackToken { get; } = new(
        "slack-token", "Slack token", hasChecksum: false,
        "Revoke it with the method auth.revoke, or remove the app from the workspace.");

    /// <summary>A GitLab personal access token: <c>glpat-</c> and 20 characters or more, routable or not.</summary>
    public static SecretFormat GitLabToken { get; } = new(
        "gitlab-token", "GitLab access token", hasChecksum: true,
        "Revoke it in the access tokens of its user, or with DELETE /personal_access_tokens/self.");

    /// <summary>An npm access token: <c>npm_</c> and 36 characters.</summary>
    public static SecretFormat NpmToken { get; } = new(
        "npm-token", "npm access token", hasChecksum: true,
        "Revoke it with npm token revoke, or in the access tokens of its user.");

    /// <summary>A Stripe secret or restricted key, live or test.</summary>
    public static SecretFormat StripeKey { get; } = new(
        "stripe-key", "Stripe key", hasChecksum: false,
        "Roll or delete the key in the developer section of the Stripe dashboard.");

    /// <summary>The account key of an Azure storage account, in a connection string.</summary>
    public static SecretFormat AzureStorageKey { get; } = new(
        "azure-storage-key", "Azure storage account key", hasChecksum: false,
        "Regenerate the key (az storage account keys renew); shared access signatures made with it die with it.");

    /// <summary>The URL of a database or message broker with a password in it.</summary>
    public static SecretFormat DatabaseUrl { get; } = new(
        "database-url", "Database URL with a password", hasChecksum: false,
        "Change the password of the user on the server the URL names, and end its open sessions.");

    /// <summary>All formats, in the order of the documentation.</summary>
    public static ImmutableArray<SecretFormat> All { get; } =
    [
        AwsAccessKey, GitHubToken, Jwt, PrivateKey, SlackToken, GitLabToken, NpmToken, StripeKey, AzureStorageKey, DatabaseUrl,
    ];

    /// <summary>Finds a format by its stable identifier.</summary>
    /// <param name="id">The identifier, exactly as <see cref="SecretFormat.Id"/> has it.</param>
    /// <returns>The format, or <see langword="null"/> when there is none of that id.</returns>
    public static SecretFormat? Find(string id)
    {
        foreach (SecretFormat format in All)
        {
            if (string.Equals(format.Id, id, StringComparison.Ordinal))
            {
                return format;
            }
        }

        return null;
    }
}
