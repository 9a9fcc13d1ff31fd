using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Nhi.Governance;

namespace CustomProvider;

/// <summary>
/// Governs the passwords of Redis ACL users: a credential is a user, a version one of its passwords. Stages are notes beside the ACL, changed with it in one
/// transaction. Safe to call from several threads: every call has a connection of its own.
/// </summary>
/// <param name="options">Where Redis is.</param>
/// <param name="name">What failures call it.</param>
public sealed class RedisCredentialProvider(RedisOptions options, string name = "redis") : ICredentialProvider
{
    private const int LongestName = 200;

    /// <inheritdoc />
    #region descriptor
    public ProviderDescriptor Descriptor { get; } = new()
    {
        Name = name,
        Kind = CredentialKind.DatabasePassword,
        Capabilities = ProviderCapabilities.List | ProviderCapabilities.Issue | ProviderCapabilities.Stages | ProviderCapabilities.Overlap
            | ProviderCapabilities.Disable | ProviderCapabilities.Revoke | ProviderCapabilities.KeepsOperation | ProviderCapabilities.EndsMinted,
        AccessNeeded = [$"~{options.KeyPrefix}*", "+acl|getuser", "+acl|setuser", "+acl|save", "+client|kill", "+hgetall", "+hset", "+watch", "+multi", "+exec"],
        ListingWindow = options.Window,
        SideEffects =
        [
            "disabling or revoking closes every connection of the user, whichever password opened it: Redis does not know which",
            options.SaveAcl ? "every change saves the ACLs of all users" : "a restart brings back revoked passwords: changes are not saved",
        ],
        BlindSpots = ["other nodes: replicas and cluster nodes each have an ACL of their own", "what the right to ACL SETUSER itself can do: everything"],
    };
    #endregion

    /// <inheritdoc />
    public async IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        RedisUser user;
        try
        {
            await using var redis = await LoginAsync(cancellationToken);
            user = await ReadAsync(redis, credential, watch: false, cancellationToken);
        }
        catch (Exception failed) when (failed is IOException or RespErrorException)
        {
            throw new ProviderException(RedisFailures.Of(name, "list", failed, mayHaveApplied: false));
        }

        foreach (var version in user.Versions)
        {
            yield return version;
        }
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var secret = NewPassword();
        var issued = false;
        try
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(secret.Reveal()));
            var outcome = await ChangeAsync("issue", intent.Credential, user => RedisPlanner.Issue(user, intent, hash, options.Time.GetUtcNow()), cancellationToken);
            issued = outcome.TryGet(out var version, out var failure);
            return issued ? Outcome.Success(new IssuedVersion(version!, secret, intent.Credential.Value)) : Outcome.Failure<IssuedVersion>(failure!);
        }
        finally
        {
            if (!issued)
            {
                secret.Dispose();
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<CredentialVersion>> MoveAsync(OperationIntent.Move intent, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var version = RedisVersion.Parse(intent.Version);
        return string.Equals(version.User, intent.Credential.ToString(), StringComparison.Ordinal)
            ? await ChangeAsync("move", intent.Credential, user => RedisPlanner.Move(user, version.Mark, intent.To, options.Time.GetUtcNow()), cancellationToken)
            : Outcome.Failure<CredentialVersion>(new ProviderFailure(name, "move", FailureKind.NotFound, "this version is not of this user", MayHaveApplied: false));
    }

    /// <inheritdoc />
    #region recover
    public async ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        try
        {
            await using var redis = await LoginAsync(cancellationToken);
            var user = await ReadAsync(redis, intent.Credential, watch: false, cancellationToken);
            var mark = intent is OperationIntent.Move move ? RedisVersion.Parse(move.Version).Mark : intent.Id.ToString();
            var stage = user.StageOf(mark);
            return (intent, stage) switch
            {
                (OperationIntent.Issue, { } made) => new Recovery.Applied(user.Version(mark, made)),
                (OperationIntent.Move { To: var to }, _) when stage == to || (stage is null && to == VersionStage.Revoked) => new Recovery.Applied(user.Version(mark, to)),
                _ when options.Time.GetUtcNow() < intent.RecordedAt + options.Window => new Recovery.Unknown("what was sent may still arrive"),
                _ => new Recovery.NotApplied(),
            };
        }
        catch (Exception failed) when (failed is IOException or RespErrorException)
        {
            return new Recovery.Unknown(RedisFailures.Of(name, "recover", failed, mayHaveApplied: false).Reason);
        }
    }
    #endregion

    /// <summary>Reads the user, decides, and sends all of it as one transaction, which Redis drops where the notes were changed since they were read.</summary>
    #region change
    private async Task<Outcome<CredentialVersion>> ChangeAsync(
        string operation, CredentialId credential, Func<RedisUser, (RedisPlan? Plan, FailureKind Kind, string Reason)> decide, CancellationToken cancellationToken)
    {
        var sent = false;
        try
        {
            await using var redis = await LoginAsync(cancellationToken);
            var user = await ReadAsync(redis, credential, watch: true, cancellationToken);
            var (plan, kind, reason) = decide(user);
            if (plan is null)
            {
                return Outcome.Failure<CredentialVersion>(new ProviderFailure(name, operation, kind, reason, MayHaveApplied: false));
            }

            redis.Add("MULTI");
            foreach (var command in plan.Commands(user.Name, options))
            {
                redis.Add(command);
            }

            redis.Add("EXEC");
            sent = true;
            var replies = await redis.SendAsync(cancellationToken);
            if (replies.FirstOrDefault(reply => reply.Error is not null) is { Error: { } refused })
            {
                // Redis refuses the whole transaction where it refuses one command before EXEC.
                return Outcome.Failure<CredentialVersion>(RedisFailures.Of(name, operation, new RespErrorException(refused), mayHaveApplied: false));
            }

            if (replies[^1].Items is not { } done)
            {
                return Outcome.Failure<CredentialVersion>(new ProviderFailure(name, operation, FailureKind.Conflict, "the user was changed at the same time", MayHaveApplied: false));
            }

            return done.FirstOrDefault(reply => reply.Error is not null) is { Error: { } broken }
                ? Outcome.Failure<CredentialVersion>(RedisFailures.Of(name, operation, new RespErrorException(broken), mayHaveApplied: true))
                : Outcome.Success(plan.Version);
        }
        catch (Exception failed) when (failed is IOException or RespErrorException)
        {
            return Outcome.Failure<CredentialVersion>(RedisFailures.Of(name, operation, failed, mayHaveApplied: sent));
        }
    }
    #endregion

    private async Task<RespClient> LoginAsync(CancellationToken cancellationToken)
    {
        var redis = await RespClient.ConnectAsync(options, cancellationToken);
        try
        {
            (await redis.LoginAsync(options.User, options.Password, "nhi-governance", cancellationToken)).OrThrow();
            return redis;
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }
    }

    private async Task<RedisUser> ReadAsync(RespClient redis, CredentialId credential, bool watch, CancellationToken cancellationToken)
    {
        var user = credential.ToString();
        if (user.Length is 0 or > LongestName)
        {
            return new RedisUser(user, [], [], new Dictionary<string, RedisNote>());
        }

        redis.Add(watch ? "WATCH" : "HGETALL", options.KeyPrefix + user);
        redis.Add("ACL", "GETUSER", user);
        redis.Add("HGETALL", options.KeyPrefix + user);
        var replies = await redis.SendAsync(cancellationToken);
        replies[0].OrThrow();
        var notes = (replies[2].OrThrow().Items ?? []).Chunk(2)
            .Select(pair => (Mark: pair[0].Text!, Note: RedisNote.Parse(pair[1].Text)))
            .Where(pair => pair.Note is not null)
            .ToDictionary(pair => pair.Mark, pair => pair.Note!, StringComparer.Ordinal);
        var acl = (replies[1].OrThrow().Items ?? []).Chunk(2).ToDictionary(pair => pair[0].Text ?? string.Empty, pair => Texts(pair[1]), StringComparer.Ordinal);
        return new RedisUser(user, acl.GetValueOrDefault("flags", []), acl.GetValueOrDefault("passwords", []), notes);
    }

    private static IReadOnlyList<string> Texts(RespReply list) => [.. (list.Items ?? []).Select(item => item.Text ?? string.Empty)];

    /// <summary>256 random bits, as text that any client's configuration can hold.</summary>
    private static SecretValue NewPassword()
    {
        Span<byte> random = stackalloc byte[32];
        RandomNumberGenerator.Fill(random);
        Span<byte> text = stackalloc byte[Base64Url.GetEncodedLength(random.Length)];
        Base64Url.EncodeToUtf8(random, text);
        CryptographicOperations.ZeroMemory(random);
        return SecretValue.Take(text);
    }
}
