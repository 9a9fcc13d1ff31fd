namespace Nhi.Governance.Providers.Aws;

/// <summary>Issues a key and gives it its place in the tag. IAM knows no condition on what is there, so that who came first is settled afterwards, the same way by everyone.</summary>
internal sealed class AwsKeyIssuing(IamCalls iam, AwsUserKeyReader reader, string tag, TimeProvider time, Func<string, FailureKind, string, ProviderFailure> refused)
{
    private const int MostKeys = 2;
    private const int Rounds = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    public async ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken)
    {
        var name = intent.Credential.Value;
        var read = await reader.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var before, out var failure) || (failure = Objection(before, intent)) is not null)
        {
            return Outcome.Failure<IssuedVersion>(failure!);
        }

        var created = await iam.CreateKeyAsync(name, cancellationToken).ConfigureAwait(false);
        if (!created.TryGet(out var issued, out failure))
        {
            return Outcome.Failure<IssuedVersion>(failure);
        }

        var kept = false;
        try
        {
            var settled = await SettleAsync(intent, issued.Key, cancellationToken).ConfigureAwait(false);
            if (settled.TryGet(out var user, out failure))
            {
                kept = true;
                return Outcome.Success(new IssuedVersion(user.Version(issued.Key), issued.Secret, issued.Key.Id));
            }

            // A key without a place in the tag is nobody's: take it back.
            var gone = await iam.DeleteKeyAsync(name, issued.Key.Id, cancellationToken).ConfigureAwait(false);
            return Outcome.Failure<IssuedVersion>(failure with { MayHaveApplied = !gone.IsSuccess });
        }
        finally
        {
            if (!kept)
            {
                issued.Dispose();
            }
        }
    }

    private ProviderFailure? Objection(AwsUserKeys before, OperationIntent.Issue intent)
    {
        if (before.Keys.Any(key => before.Stages.MadeBy(key.Id) == intent.Id))
        {
            return refused("issue", FailureKind.Conflict, "this operation has issued a key already, whose secret was shown once: recover it") with { MayHaveApplied = true };
        }

        if (before.Keys.Any(key => before.StageOf(key) == VersionStage.Pending))
        {
            return refused("issue", FailureKind.Conflict, "another key is Pending");
        }

        if (before.Keys.Count >= MostKeys)
        {
            return refused("issue", FailureKind.LimitReached, "the user has two keys, and IAM gives no third");
        }

        return before.Keys.Any(key => !intent.VersionsBefore.Contains(new VersionId(key.Id)))
            ? refused("issue", FailureKind.Conflict, "a key is listed that the intent does not know of: it was issued since") with { MayHaveApplied = true }
            : null;
    }

    /// <summary>Writes the new key into the tag and sees that it stays there. Of keys issued at the same time the first stays, and the others give way.</summary>
    private async ValueTask<Outcome<AwsUserKeys>> SettleAsync(OperationIntent.Issue intent, AwsAccessKey own, CancellationToken cancellationToken)
    {
        for (var round = 0; ; round++)
        {
            var read = await reader.ReadAsync(intent.Credential.Value, cancellationToken).ConfigureAwait(false);
            if (!read.TryGet(out var user, out var failure))
            {
                return Outcome.Failure<AwsUserKeys>(failure);
            }

            // Of keys seen at once the first stays. One that already has its place was there before, whatever the dates say: they are of whole seconds.
            var isPlaced = user.Stages.MadeBy(own.Id) == intent.Id;
            if (user.Keys.Any(key => !string.Equals(key.Id, own.Id, StringComparison.Ordinal) && !intent.VersionsBefore.Contains(new VersionId(key.Id)) && (key.IsBefore(own) || (!isPlaced && user.Stages.Knows(key.Id)))))
            {
                return Outcome.Failure<AwsUserKeys>(refused("issue", FailureKind.Conflict, "another key was issued at the same time, and came first"));
            }

            // After some rounds IAM is late in showing what it has acknowledged.
            var tagged = user.Stages.WithIssued(own.Id, intent.Id, user.Ids.Append(own.Id));
            if (round == Rounds || isPlaced)
            {
                return Outcome.Success(user with { Stages = tagged });
            }

            if (!(await iam.WriteTagAsync(user.User, tag, tagged.ToString(), cancellationToken).ConfigureAwait(false)).TryGet(out _, out failure))
            {
                return Outcome.Failure<AwsUserKeys>(failure);
            }

            await Task.Delay(FirstPause * round, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
