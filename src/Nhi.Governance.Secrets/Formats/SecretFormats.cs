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

    /// <summary>All formats, in the order of the catalogue: those named here first.</summary>
    public static ImmutableArray<SecretFormat> All { get; } = Create();

    /// <summary>An AWS access key id (<c>AKIA</c>, <c>ASIA</c>) with its secret of 40 characters near it.</summary>
    public static SecretFormat AwsAccessKey => All[FormatTable.AwsAccessKey];

    /// <summary>A GitHub token: <c>ghp_</c>, <c>gho_</c>, <c>ghu_</c>, <c>ghs_</c>, <c>ghr_</c> and 36 characters.</summary>
    public static SecretFormat GitHubToken => All[FormatTable.GithubToken];

    /// <summary>A JSON Web Token with a signature.</summary>
    public static SecretFormat Jwt => All[FormatTable.Jwt];

    /// <summary>A PEM private key with a body.</summary>
    public static SecretFormat PrivateKey => All[FormatTable.PrivateKey];

    /// <summary>A Slack token: <c>xoxb-</c>, <c>xoxp-</c>, <c>xoxa-</c>, <c>xoxr-</c>, <c>xoxs-</c>, <c>xapp-</c>.</summary>
    public static SecretFormat SlackToken => All[FormatTable.SlackToken];

    /// <summary>A GitLab personal access token: <c>glpat-</c> and 20 characters or more, routable or not.</summary>
    public static SecretFormat GitLabToken => All[FormatTable.GitlabToken];

    /// <summary>An npm access token: <c>npm_</c> and 36 characters.</summary>
    public static SecretFormat NpmToken => All[FormatTable.NpmToken];

    /// <summary>A Stripe secret or restricted key, live or test.</summary>
    public static SecretFormat StripeKey => All[FormatTable.StripeKey];

    /// <summary>The account key of an Azure storage account, in a connection string.</summary>
    public static SecretFormat AzureStorageKey => All[FormatTable.AzureStorageKey];

    /// <summary>The URL of a database or message broker with a password in it.</summary>
    public static SecretFormat DatabaseUrl => All[FormatTable.DatabaseUrl];

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

    private static ImmutableArray<SecretFormat> Create()
    {
        var formats = ImmutableArray.CreateBuilder<SecretFormat>(FormatTable.Count);
        for (int i = 0; i < FormatTable.Count; i++)
        {
            formats.Add(new SecretFormat(i));
        }

        return formats.MoveToImmutable();
    }
}
