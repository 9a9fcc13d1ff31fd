using System.Runtime.CompilerServices;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Tells when the keys of a user were last used, for which service and in which region. IAM keeps the last use of each key alone, and no longer than the key.</summary>
public sealed class AwsKeyUsageSource : IUsageSource
{
    private readonly IamCalls _iam;

    /// <summary>Makes a source for the IAM users of one account. Calls nobody yet.</summary>
    /// <param name="options">The account and region, and as whom to call.</param>
    /// <param name="http">Sends; follows no redirects. Stays the caller's to dispose.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public AwsKeyUsageSource(AwsOptions options, HttpClient http, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        var name = AwsOptions.Validated(options).Name + "-last-used";
        Descriptor = Describe(name, options.IssuerName);
        _iam = new IamCalls(new AwsClient(name, AwsService.Iam(options), http, new AwsSigner(options.Credentials), time ?? TimeProvider.System));
    }

    /// <inheritdoc />
    public UsageDescriptor Descriptor { get; }

    private static UsageDescriptor Describe(string name, string issuer) => new()
    {
        Name = name,
        Issuer = issuer,
        Kind = UsageKind.LastUsed,
        Lag = TimeSpan.FromHours(4),
        LeavesOutProbes = false,
        AccessNeeded = ["iam:ListAccessKeys", "iam:GetAccessKeyLastUsed"],
        BlindSpots =
        [
            "every use but the last of a key, and every use of a key that is deleted",
            "uses before 22 April 2015",
            "uses of sessions that were minted from a key",
            "whether it was a consumer or our own probe",
        ],
    };

    /// <inheritdoc />
    public async IAsyncEnumerable<UsageEvent> ReadAsync(UsageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!IamCalls.IsUserName(query.Credential.Value))
        {
            yield break;
        }

        var listed = await _iam.ListKeysAsync(query.Credential.Value, cancellationToken).ConfigureAwait(false);
        if (!listed.TryGet(out var keys, out var failure))
        {
            if (failure.Kind == FailureKind.NotFound)
            {
                yield break;
            }

            throw new ProviderException(failure);
        }

        var uses = new List<UsageEvent>();
        foreach (var key in keys)
        {
            var read = await _iam.LastUseAsync(key.Id, cancellationToken).ConfigureAwait(false);
            if (!read.TryGet(out var use, out failure))
            {
                // A key deleted between the two calls has no last use any more; what may not be read must not look like no use.
                if (failure.Kind == FailureKind.NotFound)
                {
                    continue;
                }

                throw new ProviderException(failure);
            }

            if (use.At is { } at && at >= query.From && at < query.To)
            {
                uses.Add(new UsageEvent(query.Credential, new VersionId(key.Id), at, UsageKind.LastUsed, use.Region, use.Service));
            }
        }

        foreach (var use in uses.OrderBy(use => use.At))
        {
            yield return use;
        }
    }
}
