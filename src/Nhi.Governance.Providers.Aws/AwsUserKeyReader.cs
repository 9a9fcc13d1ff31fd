namespace Nhi.Governance.Providers.Aws;

/// <summary>Reads the keys of a user together with their stages.</summary>
internal sealed class AwsUserKeyReader(IamCalls iam, string tag)
{
    public async ValueTask<Outcome<AwsUserKeys>> ReadAsync(string user, CancellationToken cancellationToken)
    {
        var listed = await iam.ListKeysAsync(user, cancellationToken).ConfigureAwait(false);
        if (!listed.TryGet(out var keys, out var failure))
        {
            return Outcome.Failure<AwsUserKeys>(failure);
        }

        // After the keys: a key that is listed is then older than what the tag says of it.
        var tagged = await iam.ReadTagAsync(user, tag, cancellationToken).ConfigureAwait(false);
        return tagged.TryGet(out var value, out failure)
            ? Outcome.Success(new AwsUserKeys(user, keys, AwsKeyStages.Parse(value)))
            : Outcome.Failure<AwsUserKeys>(failure);
    }
}
