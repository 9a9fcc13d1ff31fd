using System.Runtime.CompilerServices;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Keeps copies in Secrets Manager of one region. A slot is a secret, by its name; a copy is a version of it.</summary>
/// <remarks>
/// The labels AWSPENDING, AWSCURRENT and AWSPREVIOUS are the stages; the operation that puts a copy is its version id, so that putting it again changes nothing.
/// A version without a label is inert: nobody is handed it by name, and it can be read by its id until AWS clears it away at a date it does not tell.
/// Removing a copy takes its labels. AWSCURRENT can be taken from nobody, so that removing the Current copy schedules the whole secret for deletion, and is refused
/// while another copy of it has a label: promote that, or remove it first. Restoring brings back the secret; a copy without a label comes back as Previous.
/// Values are never read: this class calls no GetSecretValue.
/// </remarks>
public sealed class AwsSecretStore : ISecretStore
{
    private readonly string _name;
    private readonly SecretsManagerCalls _secrets;
    private readonly AwsAccountGuard _account;

    /// <summary>Makes a store for one region of one account. Calls nobody yet.</summary>
    /// <param name="options">The account and region, and as whom to call.</param>
    /// <param name="http">Sends; follows no redirects. Stays the caller's to dispose.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public AwsSecretStore(AwsOptions options, HttpClient http, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        var clock = time ?? TimeProvider.System;
        var signer = new AwsSigner(AwsOptions.Validated(options).Credentials);
        _name = options.Name + "-secrets-manager";
        _secrets = new SecretsManagerCalls(new AwsClient(_name, AwsService.SecretsManager(options), http, signer, clock), options, clock);
        _account = new AwsAccountGuard(new AwsClient(_name, AwsService.Sts(options), http, signer, clock), options.AccountId, _name);
        Descriptor = new StoreDescriptor
        {
            Name = _name,
            Capabilities = StoreCapabilities.List | StoreCapabilities.Put | StoreCapabilities.Remove | StoreCapabilities.Versions | StoreCapabilities.Stages | StoreCapabilities.Restore | StoreCapabilities.KeepsOperation,
            PropagationWindow = options.SecretsPropagationWindow,
            AccessNeeded =
            [
                "secretsmanager:ListSecrets, secretsmanager:DescribeSecret, secretsmanager:ListSecretVersionIds",
                "secretsmanager:CreateSecret, secretsmanager:PutSecretValue, secretsmanager:UpdateSecretVersionStage, secretsmanager:DeleteSecret, secretsmanager:RestoreSecret to change",
                "kms:GenerateDataKey and kms:Decrypt where secrets are encrypted with a key of your own",
            ],
            SideEffects = ["every call is in CloudTrail, without the value", "replicas of a secret in other regions follow"],
            BlindSpots =
            [
                "caches of readers: the AWS clients that cache keep a value for an hour unless told otherwise",
                "whatever readers copied elsewhere",
                "the same secret in regions that are not asked",
            ],
        };
    }

    /// <inheritdoc />
    public StoreDescriptor Descriptor { get; }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredCopy> ListAsync(CopyQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);

        // What no name begins with, nothing is below; AWS would take a leading exclamation mark for a no.
        if (query.Below.Length > 0 && !AwsSecret.IsName(query.Below))
        {
            yield break;
        }

        string? token = null;
        do
        {
            var listed = await _secrets.ListAsync(query.Below, token, cancellationToken).ConfigureAwait(false);
            if (!listed.TryGet(out var page, out var failure))
            {
                throw new ProviderException(failure);
            }

            foreach (var entry in page.Secrets)
            {
                var read = await _secrets.WithVersionsAsync(entry.Name, entry.GoneAt, cancellationToken).ConfigureAwait(false);
                if (!read.TryGet(out var secret, out failure))
                {
                    // Gone since it was listed.
                    if (failure.Kind == FailureKind.NotFound)
                    {
                        continue;
                    }

                    throw new ProviderException(failure);
                }

                foreach (var version in secret.Versions)
                {
                    yield return secret.Copy(version);
                }
            }

            token = string.Equals(page.NextToken, token, StringComparison.Ordinal) ? null : page.NextToken;
        }
        while (token is not null);
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<StoredCopy>> PutAsync(SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (stage is not (VersionStage.Current or VersionStage.Pending) || !AwsSecret.IsName(slot.Value) || value.Length is 0 or > AwsSecretText.MaximumLength)
        {
            return Refused("put", FailureKind.Invalid, "a copy has 1 to 65,536 bytes, is put as Current or Pending, and the name of its slot has 1 to 512 letters, digits or any of /_+=.@-");
        }

        if (await _account.ObjectionAsync(cancellationToken).ConfigureAwait(false) is { } objection)
        {
            return Outcome.Failure<StoredCopy>(objection);
        }

        var read = await _secrets.ReadAsync(slot.Value, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var secret, out var failure) && failure.Kind != FailureKind.NotFound)
        {
            return Outcome.Failure<StoredCopy>(failure);
        }

        if (secret?.Find(operation.ToString()) is { } there)
        {
            return Outcome.Success(secret.Copy(there));
        }

        if (secret?.GoneAt is not null)
        {
            return Refused("put", FailureKind.Invalid, "the secret is scheduled for deletion: restore it first");
        }

        if (stage == VersionStage.Pending && secret?.Current is null)
        {
            return Refused("put", FailureKind.Invalid, "Secrets Manager makes the first version of a secret Current, whatever is asked: put it as Current");
        }

        var label = stage == VersionStage.Pending ? AwsSecretVersion.Pending : AwsSecretVersion.Current;
        var refused = secret is null
            ? await _secrets.CreateAsync(slot.Value, operation, value, cancellationToken).ConfigureAwait(false)
            : await _secrets.PutAsync(slot.Value, operation, value, label, cancellationToken).ConfigureAwait(false);
        return refused is null
            ? Outcome.Success(new AwsSecret(slot.Value, null, []).Copy(new AwsSecretVersion(operation.ToString(), [label], null)))
            : Outcome.Failure<StoredCopy>(refused);
    }

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> PromoteAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        WithCopyAsync("promote", copy, PromoteAsync, cancellationToken);

    /// <inheritdoc />
    public async ValueTask<Outcome<StoredCopy>> RemoveAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default)
    {
        var removed = await WithCopyAsync("remove", copy, RemoveAsync, cancellationToken).ConfigureAwait(false);
        return !removed.TryGet(out _, out var failure) && failure.Kind == FailureKind.NotFound && AwsSecret.TryRead(copy, out var name, out _)
            ? Outcome.Success(new StoredCopy(copy, new SlotId(name), VersionStage.Unknown, CopyState.Removed))
            : removed;
    }

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> RestoreAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        WithCopyAsync("restore", copy, RestoreAsync, cancellationToken);

    private async ValueTask<Outcome<StoredCopy>> WithCopyAsync(string operation, CopyId copy, Func<AwsSecret, AwsSecretVersion, CancellationToken, ValueTask<Outcome<StoredCopy>>> act, CancellationToken cancellationToken)
    {
        if (!AwsSecret.TryRead(copy, out var name, out var id))
        {
            return Refused(operation, FailureKind.NotFound, "no copy here has such an id");
        }

        if (await _account.ObjectionAsync(cancellationToken).ConfigureAwait(false) is { } objection)
        {
            return Outcome.Failure<StoredCopy>(objection);
        }

        var read = await _secrets.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var secret, out var failure))
        {
            return Outcome.Failure<StoredCopy>(failure);
        }

        return secret.Find(id) is { } version
            ? await act(secret, version, cancellationToken).ConfigureAwait(false)
            : Refused(operation, FailureKind.NotFound, "the secret has no such version");
    }

    private async ValueTask<Outcome<StoredCopy>> PromoteAsync(AwsSecret secret, AwsSecretVersion version, CancellationToken cancellationToken)
    {
        if (secret.GoneAt is not null)
        {
            return Refused("promote", FailureKind.Invalid, "the secret is scheduled for deletion: restore it first");
        }

        if (version.Stage == VersionStage.Unknown)
        {
            return Refused("promote", FailureKind.Invalid, "the copy is neither Pending nor Previous");
        }

        // AWSPREVIOUS follows by itself to the version that AWSCURRENT leaves.
        if (version.Stage != VersionStage.Current
            && await _secrets.MoveLabelAsync(secret.Name, AwsSecretVersion.Current, secret.Current?.Id, version.Id, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            return Outcome.Failure<StoredCopy>(failure.Kind == FailureKind.Invalid ? failure with { Kind = FailureKind.Conflict } : failure);
        }

        // A version that was Pending keeps that label until it is taken.
        if (version.Has(AwsSecretVersion.Pending)
            && await _secrets.MoveLabelAsync(secret.Name, AwsSecretVersion.Pending, version.Id, null, cancellationToken).ConfigureAwait(false) is { Kind: not FailureKind.Invalid } open)
        {
            return Outcome.Failure<StoredCopy>(open with { MayHaveApplied = true });
        }

        return Outcome.Success(secret.Copy(version with { Labels = [AwsSecretVersion.Current] }));
    }

    private async ValueTask<Outcome<StoredCopy>> RemoveAsync(AwsSecret secret, AwsSecretVersion version, CancellationToken cancellationToken)
    {
        if (secret.GoneAt is not null)
        {
            return Outcome.Success(secret.Copy(version));
        }

        if (version.Stage == VersionStage.Current)
        {
            if (secret.Versions.Any(other => other != version && other.Labels.Count > 0))
            {
                return Refused("remove", FailureKind.Invalid, "removing the Current copy deletes the whole secret, which has other copies with labels: promote one of them, or remove them first");
            }

            var deleted = await _secrets.DeleteAsync(secret, cancellationToken).ConfigureAwait(false);
            return deleted.TryGet(out var scheduled, out var failure) ? Outcome.Success(scheduled.Copy(version)) : Outcome.Failure<StoredCopy>(failure);
        }

        var taken = false;
        foreach (var label in version.Labels)
        {
            if (await _secrets.MoveLabelAsync(secret.Name, label, version.Id, null, cancellationToken).ConfigureAwait(false) is { Kind: not FailureKind.Invalid } failure)
            {
                return Outcome.Failure<StoredCopy>(failure with { MayHaveApplied = failure.MayHaveApplied || taken });
            }

            taken = true;
        }

        return Outcome.Success(secret.Copy(version with { Labels = [] }));
    }

    private async ValueTask<Outcome<StoredCopy>> RestoreAsync(AwsSecret secret, AwsSecretVersion version, CancellationToken cancellationToken)
    {
        if (secret.GoneAt is not null && await _secrets.RestoreAsync(secret.Name, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            return Outcome.Failure<StoredCopy>(failure);
        }

        var restored = secret with { GoneAt = null };
        if (version.Labels.Count > 0)
        {
            return Outcome.Success(restored.Copy(version));
        }

        if (secret.Versions.Any(other => other.Has(AwsSecretVersion.Previous)))
        {
            return Outcome.Failure<StoredCopy>(new ProviderFailure(_name, "restore", FailureKind.Conflict, "it could come back as Previous alone, and another copy is that", MayHaveApplied: secret.GoneAt is not null));
        }

        return await _secrets.MoveLabelAsync(secret.Name, AwsSecretVersion.Previous, null, version.Id, cancellationToken).ConfigureAwait(false) is { } open
            ? Outcome.Failure<StoredCopy>(open)
            : Outcome.Success(restored.Copy(version with { Labels = [AwsSecretVersion.Previous] }));
    }

    private Outcome<StoredCopy> Refused(string operation, FailureKind kind, string reason) =>
        Outcome.Failure<StoredCopy>(new ProviderFailure(_name, operation, kind, reason, MayHaveApplied: false));
}
