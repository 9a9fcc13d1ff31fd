namespace Nhi.Governance.Providers.Aws;

/// <summary>Looks once whether the credentials belong to the account that is meant, before anything is changed there.</summary>
internal sealed class AwsAccountGuard(AwsClient sts, string? account, string provider)
{
    private volatile bool _seen = account is null;

    /// <summary>Why nothing may be changed, or null.</summary>
    public async ValueTask<ProviderFailure?> ObjectionAsync(CancellationToken cancellationToken)
    {
        if (_seen)
        {
            return null;
        }

        var asked = await sts.QueryAsync(new AwsQuery("GetCallerIdentity", AwsClient.StsVersion, Changes: false), cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return failure;
        }

        _seen = string.Equals(answer.Find("GetCallerIdentityResult")?.Text("Account"), account, StringComparison.Ordinal);
        return _seen ? null : new ProviderFailure(provider, "GetCallerIdentity", FailureKind.Denied, $"the credentials do not belong to account {account}", MayHaveApplied: false);
    }
}
