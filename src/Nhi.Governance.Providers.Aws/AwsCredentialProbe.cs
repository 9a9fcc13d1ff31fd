using System.Globalization;
using System.Text;
using System.Xml;
using Amazon.Runtime;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Asks the token service who a key belongs to (<c>sts:GetCallerIdentity</c>), signed with the key itself: the one call that needs no right and that no policy can deny.</summary>
/// <remarks>
/// The version is the access key id. The secret is the secret access key; for a session it is the secret access key, a colon and the session token. Refused is
/// only where AWS says that the key is not valid (<c>InvalidClientTokenId</c>) or that the session has ended (<c>ExpiredToken</c>). A signature that does not match
/// says that the secret is not this key's, and is <see cref="Verdict.Indeterminate"/> like a clock that is off.
/// The SDK takes secrets as strings: a copy of the secret stays in memory until it is collected.
/// </remarks>
public sealed class AwsCredentialProbe : ICredentialProbe
{
    private readonly string _name;
    private readonly AwsService _sts;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    /// <summary>Makes a probe. Calls nobody yet.</summary>
    /// <param name="options">The region; its credentials are not used.</param>
    /// <param name="http">Sends; follows no redirects. Stays the caller's to dispose.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public AwsCredentialProbe(AwsOptions options, HttpClient http, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _sts = AwsService.Sts(AwsOptions.Validated(options));
        _name = options.Name + "-sts";
        _http = http;
        _time = time ?? TimeProvider.System;
        Descriptor = new VerifierDescriptor
        {
            Name = _name,
            Issuer = options.IssuerName,
            Vantage = _sts.Endpoint.Host,
            Strongest = EvidenceStrength.LiveProbe,
            PropagationWindow = options.IamPropagationWindow,
            SideEffects = ["the key's last use moves, where it is accepted", "the call is in CloudTrail, named nhi-probe", "a canary key sets off its alarm"],
            BlindSpots =
            [
                "sessions minted from the key before: GetSessionToken up to 36 hours, AssumeRole up to 12 hours",
                "other regions, where a change may show later",
            ],
        };
    }

    /// <inheritdoc />
    public VerifierDescriptor Descriptor { get; }

    /// <inheritdoc />
    public async ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId probe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (version.Value is not { } id || !AwsAccessKey.IsId(id) || Credentials(id, secret) is not { } credentials)
        {
            return Evidence(Verdict.Indeterminate, "not asked: this is no access key, or no secret of one");
        }

        var client = new AwsClient(_name, _sts, _http, new AwsSigner(credentials), _time);
        var query = new AwsQuery("GetCallerIdentity", AwsClient.StsVersion, Changes: false) { UserAgent = $"nhi-probe/{probe}" };
        var asked = await client.AskAsync(query, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return Evidence(Verdict.Indeterminate, failure.Reason);
        }

        using (answer)
        {
            return Judge(client, answer);
        }
    }

    private ProbeEvidence Judge(AwsClient client, OutboundAnswer answer)
    {
        if (answer.IsSuccess)
        {
            return IsIdentity(answer)
                ? Evidence(Verdict.Alive, ((int)answer.Status).ToString(CultureInfo.InvariantCulture))
                : Evidence(Verdict.Indeterminate, "it was answered, but not with an identity");
        }

        var code = answer.Status is System.Net.HttpStatusCode.Forbidden or System.Net.HttpStatusCode.BadRequest ? AwsError.Read(answer.Body).Code : null;
        var expired = code is "ExpiredToken" or "ExpiredTokenException";
        return Evidence(expired || code is "InvalidClientTokenId" ? Verdict.Refused : Verdict.Indeterminate, client.Refused(answer, "GetCallerIdentity", changes: false).Reason) with
        {
            Cause = expired ? RefusalCause.Expired : RefusalCause.Unspecified,
            IsSecretWrong = code is "SignatureDoesNotMatch",
        };
    }

    /// <summary>Whether the answer is the one AWS gives, and not anybody's 200.</summary>
    private static bool IsIdentity(OutboundAnswer answer)
    {
        try
        {
            var root = AwsXml.Parse(answer.Body);
            return string.Equals(root.Name, "GetCallerIdentityResponse", StringComparison.Ordinal)
                && root.Child("GetCallerIdentityResult") is { } result
                && result.Text("Account") is { Length: 12 } account && account.All(char.IsAsciiDigit)
                && result.Text("Arn") is { } arn && arn.StartsWith("arn:", StringComparison.Ordinal);
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static AWSCredentials? Credentials(string id, SecretValue secret)
    {
        // What a secret may hold is in ASCII; anything else could not be put into a header.
        if (secret.Length is 0 or > 16 * 1024 || !Ascii.IsValid(secret.Reveal()) || secret.Reveal().ContainsAnyInRange((byte)0, (byte)' '))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(secret.Reveal());
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon switch
        {
            -1 => new BasicAWSCredentials(id, text),
            > 0 when colon < text.Length - 1 => new SessionAWSCredentials(id, text[..colon], text[(colon + 1)..]),
            _ => null,
        };
    }

    private ProbeEvidence Evidence(Verdict seen, string answer) => new(Descriptor.Vantage, _time.GetUtcNow(), seen, answer);
}
