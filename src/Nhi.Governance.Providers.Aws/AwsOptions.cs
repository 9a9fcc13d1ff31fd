using Amazon.Runtime;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Says which account and region of AWS is governed, and as whom.</summary>
public sealed record AwsOptions
{
    private const int LargestPage = 8 * 1024 * 1024;

    /// <summary>The region, as AWS names it: <c>eu-central-1</c>. Decides the partition, and with it where IAM is.</summary>
    public required string Region { get; init; }

    /// <summary>As whom to call. The default, <see langword="null"/>, is the SDK's own chain: environment, profile, web identity, container, instance.</summary>
    public AWSCredentials? Credentials { get; init; }

    /// <summary>Number of the account the credentials must belong to, twelve digits; looked at once, before the first change. The default, <see langword="null"/>, does not look.</summary>
    public string? AccountId { get; init; }

    /// <summary>Whether keys and secrets may be changed.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowWrites { get; init; }

    /// <summary>Address of IAM instead of AWS's own. Plain HTTP is taken on loopback alone.</summary>
    public Uri? IamEndpoint { get; init; }

    /// <summary>Address of the token service instead of AWS's own. Plain HTTP is taken on loopback alone.</summary>
    public Uri? StsEndpoint { get; init; }

    /// <summary>Address of Secrets Manager instead of AWS's own. Plain HTTP is taken on loopback alone.</summary>
    public Uri? SecretsManagerEndpoint { get; init; }

    /// <summary>What the estate calls this account and region. The parts are named after it: <c>aws-iam</c>, <c>aws-sts</c>, <c>aws-last-used</c>, <c>aws-secrets-manager</c>. Give each account its own.</summary>
    /// <value>The default is <c>aws</c>.</value>
    public string Name { get; init; } = "aws";

    /// <summary>Name of the issuer of access keys in this account.</summary>
    internal string IssuerName => Name + "-iam";

    /// <summary>Name of the tag of a user that keeps the stages of its keys.</summary>
    /// <value>The default is <c>nhi-governance</c>.</value>
    public string StageTag { get; init; } = "nhi-governance";

    /// <summary>The longest time a change of IAM takes to be listed and obeyed everywhere, counted with a call that was still on its way.</summary>
    /// <value>The default is one minute. AWS names no figure for keys; measured are about four seconds.</value>
    public TimeSpan IamPropagationWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest time until a change of Secrets Manager is listed.</summary>
    /// <value>The default is the five minutes that AWS names for <c>ListSecrets</c>.</value>
    public TimeSpan SecretsPropagationWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many days a removed secret can be brought back, 7 to 30.</summary>
    /// <value>The default is 30.</value>
    public int RecoveryWindowDays { get; init; } = 30;

    /// <summary>Key that encrypts secrets made here: an id, ARN or alias. The default, <see langword="null"/>, is the account's own.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>How many secrets, and versions of one, a page of a listing holds, 1 to 100.</summary>
    /// <value>The default is 100.</value>
    public int PageSize { get; init; } = 100;

    /// <summary>Lets a client call the addresses that these options stand for, and no others.</summary>
    /// <param name="http">The client's options. Their bound on an answer is raised to what a page of secrets can hold; nothing else is changed.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public void Pin(OutboundHttpOptions http)
    {
        ArgumentNullException.ThrowIfNull(http);
        Validated(this);
        http.Endpoints.Add(AwsService.Iam(this).Endpoint);
        http.Endpoints.Add(AwsService.Sts(this).Endpoint);
        http.Endpoints.Add(AwsService.SecretsManager(this).Endpoint);
        http.MaxResponseBytes = Math.Max(http.MaxResponseBytes, LargestPage);
    }

    /// <summary>Throws where an option is out of its bounds.</summary>
    internal static AwsOptions Validated(AwsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Mistake(options) is { } mistake ? throw new ArgumentException(mistake, nameof(options)) : options;
    }

    private static string? Mistake(AwsOptions options) => options switch
    {
        { Region: null or "" } => "Region is empty.",
        { AccountId: { } account } when account.Length != 12 || !account.All(char.IsAsciiDigit) => "AccountId is twelve digits.",
        { StageTag: not { Length: >= 1 and <= 128 } } => "StageTag has 1 to 128 letters.",
        _ when options.StageTag.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || !options.StageTag.All(AwsTagText.IsLegal) =>
            "StageTag has letters, digits, spaces or any of _.:/=+-@, and does not begin with aws:.",
        { RecoveryWindowDays: < 7 or > 30 } => "RecoveryWindowDays is 7 to 30.",
        { PageSize: < 1 or > 100 } => "PageSize is 1 to 100.",
        _ when options.IamPropagationWindow < TimeSpan.Zero || options.SecretsPropagationWindow < TimeSpan.Zero => "A propagation window is not negative.",
        _ => null,
    };
}
