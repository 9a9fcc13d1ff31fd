using System.Runtime.CompilerServices;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Issues, stages and revokes the access keys of IAM users. A credential is a user, by its name; a version is an access key, by its id.</summary>
/// <remarks>
/// Stages and the issuing operations are kept in one tag of the user; a key that is not in it is <see cref="VersionStage.Unknown"/>, the only key of a user too,
/// because nobody who keeps to stages has said what it is for. IAM's own status Inactive is <see cref="VersionStage.Disabled"/>, and comes before the tag.
/// A user has two keys at most, so that a third is refused until one is revoked. The secret of a key is shown once and found nowhere afterwards.
/// </remarks>
public sealed class AwsIamCredentialProvider : ICredentialProvider
{
    private readonly string _name;
    private readonly AwsSigner _signer;
    private readonly AwsAccountGuard _account;
    private readonly IamCalls _iam;
    private readonly AwsKeyIssuing _issuing;
    private readonly AwsUserKeyReader _reader;
    private readonly AwsOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes a provider for the IAM users of one account. Calls nobody yet.</summary>
    /// <param name="options">The account and region, and as whom to call.</param>
    /// <param name="http">Sends; follows no redirects. Stays the caller's to dispose.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public AwsIamCredentialProvider(AwsOptions options, HttpClient http, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _options = AwsOptions.Validated(options);
        _time = time ?? TimeProvider.System;
        _name = options.IssuerName;
        _signer = new AwsSigner(options.Credentials);
        _account = new AwsAccountGuard(new AwsClient(_name, AwsService.Sts(options), http, _signer, _time), options.AccountId, _name);
        _iam = new IamCalls(new AwsClient(_name, AwsService.Iam(options), http, _signer, _time));
        _reader = new AwsUserKeyReader(_iam, options.StageTag);
        _issuing = new AwsKeyIssuing(_iam, _reader, options.StageTag, _time, Refused);
        Descriptor = new ProviderDescriptor
        {
            Name = _name,
            Kind = CredentialKind.AwsAccessKey,
            Capabilities = ProviderCapabilities.List | ProviderCapabilities.Issue | ProviderCapabilities.Stages | ProviderCapabilities.Overlap | ProviderCapabilities.Disable | ProviderCapabilities.Revoke,
            PropagationWindow = options.IamPropagationWindow,
            ListingWindow = options.IamPropagationWindow,
            AccessNeeded =
            [
                "iam:ListAccessKeys", "iam:ListUserTags", "iam:GetAccessKeyLastUsed",
                "iam:CreateAccessKey, iam:UpdateAccessKey, iam:DeleteAccessKey, iam:TagUser to change",
            ],
            SideEffects = [$"writes the tag {options.StageTag} of the user", "every call is in CloudTrail"],
            BlindSpots =
            [
                "sessions minted from a key by GetSessionToken live up to 36 hours and by AssumeRole up to 12 hours after the key is gone: deny them by AwsSessionDenial, or wait",
                "copies of a key outside: IAM does not know where a secret is kept",
            ],
        };
    }

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; }

    /// <inheritdoc />
    public async IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!IamCalls.IsUserName(credential.Value))
        {
            yield break;
        }

        var read = await _reader.ReadAsync(credential.Value, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var user, out var failure))
        {
            if (failure.Kind == FailureKind.NotFound)
            {
                yield break;
            }

            throw new ProviderException(failure);
        }

        foreach (var key in user.Keys)
        {
            // A last use that may not be read is a fact nobody knows, and no reason to list nothing.
            var use = await _iam.LastUseAsync(key.Id, cancellationToken).ConfigureAwait(false);
            yield return user.Version(key, use.TryGet(out var told, out _) ? told : null);
        }
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        if (!IamCalls.IsUserName(intent.Credential.Value))
        {
            return Outcome.Failure<IssuedVersion>(Refused("issue", FailureKind.NotFound, "no IAM user has such a name"));
        }

        if (intent.Request is not { Lifetime: null, Scopes.Count: 0, CertificateRequest: null })
        {
            return Outcome.Failure<IssuedVersion>(Refused("issue", FailureKind.Invalid, "an access key has no lifetime, no scopes and no certificate"));
        }

        return await _account.ObjectionAsync(cancellationToken).ConfigureAwait(false) is { } objection
            ? Outcome.Failure<IssuedVersion>(objection)
            : await _issuing.IssueAsync(intent, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<CredentialVersion>> MoveAsync(OperationIntent.Move intent, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        if (!IamCalls.IsUserName(intent.Credential.Value) || intent.Version.Value is not { } id || !AwsAccessKey.IsId(id))
        {
            return Outcome.Failure<CredentialVersion>(Refused("move", FailureKind.NotFound, "no IAM user or no access key has such a name"));
        }

        if (await _account.ObjectionAsync(cancellationToken).ConfigureAwait(false) is { } objection)
        {
            return Outcome.Failure<CredentialVersion>(objection);
        }

        var read = await _reader.ReadAsync(intent.Credential.Value, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var user, out var failure))
        {
            return failure.Kind == FailureKind.NotFound && intent.To == VersionStage.Revoked ? await ForgottenAsync(intent, cancellationToken).ConfigureAwait(false) : Outcome.Failure<CredentialVersion>(failure);
        }

        if (user.Find(intent.Version) is not { } key)
        {
            return intent.To == VersionStage.Revoked
                ? await ForgottenAsync(intent, cancellationToken).ConfigureAwait(false)
                : Outcome.Failure<CredentialVersion>(Refused("move", FailureKind.NotFound, "the user has no such key"));
        }

        var from = user.StageOf(key);
        if (!from.CanMoveTo(intent.To))
        {
            return Outcome.Failure<CredentialVersion>(Refused("move", FailureKind.Invalid, $"a key that is {from} cannot become {intent.To}"));
        }

        if (intent.To is VersionStage.Disabled or VersionStage.Revoked && string.Equals(await _signer.AccessKeyAsync(cancellationToken).ConfigureAwait(false), key.Id, StringComparison.Ordinal))
        {
            return Outcome.Failure<CredentialVersion>(Refused("move", FailureKind.Invalid, "this is the key we sign with, and cut off we could not finish"));
        }

        return from == intent.To
            ? Outcome.Success(user.Version(key))
            : await ApplyAsync(user, key, intent, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        if (!IamCalls.IsUserName(intent.Credential.Value))
        {
            return new Recovery.NotApplied();
        }

        var read = await _reader.ReadAsync(intent.Credential.Value, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var user, out var failure))
        {
            if (failure.Kind != FailureKind.NotFound)
            {
                return new Recovery.Unknown(failure.Reason);
            }

            user = new AwsUserKeys(intent.Credential.Value, [], AwsKeyStages.Parse(null));
        }

        // Until then a call may still be on its way, or its effect not listed everywhere.
        var settled = _time.GetUtcNow() - intent.RecordedAt > _options.IamPropagationWindow;
        return intent switch
        {
            OperationIntent.Issue issue => Issued(user, issue, settled),
            OperationIntent.Move move => Moved(user, move, settled),
            _ => new Recovery.Unknown("this kind of operation is not known"),
        };
    }

    private static Recovery Issued(AwsUserKeys user, OperationIntent.Issue intent, bool settled)
    {
        if (user.Keys.FirstOrDefault(key => user.Stages.MadeBy(key.Id) == intent.Id) is { } ours)
        {
            return new Recovery.Applied(user.Version(ours));
        }

        if (!settled)
        {
            // What is new and not yet in the tag may also be another's, who is about to say so.
            return new Recovery.Unknown("IAM may not list a new key yet, or list one that is not yet in the tag");
        }

        var made = user.Keys.FirstOrDefault(key => !intent.VersionsBefore.Contains(new VersionId(key.Id)) && !user.Stages.Knows(key.Id));
        return made is null ? new Recovery.NotApplied() : new Recovery.Applied(user.Version(made));
    }

    private static Recovery Moved(AwsUserKeys user, OperationIntent.Move intent, bool settled)
    {
        var key = user.Find(intent.Version);
        if (key is null ? intent.To == VersionStage.Revoked : user.StageOf(key) == intent.To)
        {
            return new Recovery.Applied(key is null ? Gone(intent) : user.Version(key));
        }

        return settled ? new Recovery.NotApplied() : new Recovery.Unknown("IAM may not show the change yet");
    }

    private async ValueTask<Outcome<CredentialVersion>> ApplyAsync(AwsUserKeys user, AwsAccessKey key, OperationIntent.Move intent, CancellationToken cancellationToken)
    {
        // The tag comes first where a key is disabled: were the key cut off first and the rest lost, the tag would call a dead key Current.
        var tagged = intent.To switch
        {
            VersionStage.Current => user.Stages.WithMoved(key.Id, VersionStage.Current, user.Ids),
            VersionStage.Previous or VersionStage.Disabled => user.Stages.WithMoved(key.Id, VersionStage.Previous, user.Ids),
            _ => user.Stages,
        };
        ProviderFailure? failure = null;
        if (!ReferenceEquals(tagged, user.Stages) && !(await _iam.WriteTagAsync(user.User, _options.StageTag, tagged.ToString(), cancellationToken).ConfigureAwait(false)).TryGet(out _, out failure))
        {
            return Outcome.Failure<CredentialVersion>(failure);
        }

        // A key is made inactive before it is deleted, so that it is refused even where deleting it fails.
        var active = intent.To is not (VersionStage.Disabled or VersionStage.Revoked);
        if (key.IsActive != active && !(await _iam.SetStatusAsync(user.User, key.Id, active, cancellationToken).ConfigureAwait(false)).TryGet(out _, out failure))
        {
            return Outcome.Failure<CredentialVersion>(failure with { MayHaveApplied = failure.MayHaveApplied || !ReferenceEquals(tagged, user.Stages) });
        }

        if (intent.To == VersionStage.Revoked)
        {
            var deleted = await _iam.DeleteKeyAsync(user.User, key.Id, cancellationToken).ConfigureAwait(false);
            return deleted.TryGet(out _, out failure) || failure.Kind == FailureKind.NotFound
                ? Outcome.Success(user.Version(key) with { Stage = VersionStage.Revoked })
                : Outcome.Failure<CredentialVersion>(failure with { MayHaveApplied = true });
        }

        return Outcome.Success((user with { Stages = tagged }).Version(key with { IsActive = active }));
    }

    /// <summary>Says that a key nobody lists is revoked, but not where it lives on under another user.</summary>
    private async ValueTask<Outcome<CredentialVersion>> ForgottenAsync(OperationIntent.Move intent, CancellationToken cancellationToken)
    {
        var use = await _iam.LastUseAsync(intent.Version.Value, cancellationToken).ConfigureAwait(false);
        if (use.TryGet(out var told, out _) && told.User is { Length: > 0 } owner && !string.Equals(owner, intent.Credential.Value, StringComparison.OrdinalIgnoreCase))
        {
            return Outcome.Failure<CredentialVersion>(Refused("move", FailureKind.Conflict, "the key belongs to another user"));
        }

        return Outcome.Success(Gone(intent));
    }

    private static CredentialVersion Gone(OperationIntent.Move intent) => new(intent.Version, intent.Credential, VersionStage.Revoked, FactSet.Empty);

    private ProviderFailure Refused(string operation, FailureKind kind, string reason) => new(_name, operation, kind, reason, MayHaveApplied: false);
}
