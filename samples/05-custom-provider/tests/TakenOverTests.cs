using Nhi.Governance;
using Xunit;

namespace CustomProvider;

/// <summary>What the laws do not know of, because only Redis has it: users that had passwords, or needed none, before anybody governed them.</summary>
public sealed class TakenOverTests
{
    [SkippableRedisFact]
    public async Task A_password_from_before_is_listed_without_its_hash_and_can_be_revoked()
    {
        await using var server = (await RedisServer.StartAsync(default))!;
        var user = await server.NewUserAsync(default);
        await server.DoAsync(default, "ACL", "SETUSER", user.Value, ">chosen by a person");
        var redis = new RedisCredentialProvider(server.Admin);

        var before = Assert.Single(await ListAsync(redis, user));
        Assert.Equal((user.Value + "/unmanaged-0", VersionStage.Unknown), (before.Id.Value, before.Stage));
        Assert.True((await redis.MoveAsync(Move(user, before.Id, VersionStage.Revoked))).IsSuccess);

        using var password = SecretValue.CopyText("chosen by a person");
        Assert.Null(await server.OpenAsync(user.Value, password, default));
        Assert.Equal([VersionStage.Revoked], (await ListAsync(redis, user)).Select(version => version.Stage));
    }

    [SkippableRedisFact]
    public async Task A_user_that_needs_no_password_is_given_none_and_proves_nothing()
    {
        await using var server = (await RedisServer.StartAsync(default))!;
        await server.DoAsync(default, "ACL", "SETUSER", "open", "on", "nopass");
        var user = new CredentialId("open");
        var outcome = await new RedisCredentialProvider(server.Admin).IssueAsync(new OperationIntent.Issue(OperationId.New(), "redis", user, TimeProvider.System.GetUtcNow(), []));
        Assert.True(!outcome.TryGet(out _, out var failure) && failure is { Kind: FailureKind.Invalid, MayHaveApplied: false });

        using var key = EstateKeyFixture.NewKey();
        using var any = SecretValue.CopyText("anything");
        var version = new RedisVersion("open", "1").Id;
        var verifier = new ProbingVerifier(new RedisLoginProbe(server.Admin), _ => new(new ControlCredential(new RedisVersion("open", "2").Id, SecretValue.CopyText("anything else"))), new EstateKey(key));
        Assert.Equal(Verdict.Indeterminate, (await verifier.VerifyAsync(new VerificationRequest(user, version, OperationId.New()), any)).Verdict);
    }

    private static OperationIntent.Move Move(CredentialId user, VersionId version, VersionStage to) => new(OperationId.New(), "redis", user, TimeProvider.System.GetUtcNow(), version, to);

    private static async Task<List<CredentialVersion>> ListAsync(RedisCredentialProvider redis, CredentialId user)
    {
        var versions = new List<CredentialVersion>();
        await foreach (var version in redis.GetVersionsAsync(user))
        {
            versions.Add(version);
        }

        return versions;
    }
}
