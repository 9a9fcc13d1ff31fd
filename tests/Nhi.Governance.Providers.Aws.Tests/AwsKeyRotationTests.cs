using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Access keys at moto, whole lives of them.</summary>
public sealed class AwsKeyRotationTests
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [MotoFact]
    public async Task A_rotation_leaves_the_old_key_refused_and_the_new_one_working()
    {
        var moto = await MotoServer.StartAsync();
        var provider = new AwsIamCredentialProvider(moto.Options(), moto.Http);
        var user = new CredentialId(await moto.NewUserAsync());
        using var old = await IssueAsync(provider, user);
        await MoveAsync(provider, user, old.Version.Id, VersionStage.Current);
        using var @new = await IssueAsync(provider, user);
        Assert.Equal(@new.PublicPart, @new.Version.Id.Value);
        await MoveAsync(provider, user, @new.Version.Id, VersionStage.Current);
        Assert.True(await moto.TakesAsync(old.PublicPart, old.Secret!));

        // moto takes an Inactive key all the same: that it is Inactive is seen in its status, that it is refused only once it is deleted.
        await MoveAsync(provider, user, old.Version.Id, VersionStage.Disabled);
        Assert.Equal([(old.Version.Id, VersionStage.Disabled), (@new.Version.Id, VersionStage.Current)], (await ListAsync(provider, user)).Select(version => (version.Id, version.Stage)));
        await MoveAsync(provider, user, old.Version.Id, VersionStage.Revoked);
        Assert.False(await moto.TakesAsync(old.PublicPart, old.Secret!));
        Assert.True(await moto.TakesAsync(@new.PublicPart, @new.Secret!));
        Assert.Equal([(@new.Version.Id, VersionStage.Current)], (await ListAsync(provider, user)).Select(version => (version.Id, version.Stage)));
    }

    [MotoFact]
    public async Task Facts_tell_dates_and_use()
    {
        var moto = await MotoServer.StartAsync();
        var provider = new AwsIamCredentialProvider(moto.Options(), moto.Http);
        var user = new CredentialId(await moto.NewUserAsync());
        using var key = await IssueAsync(provider, user);
        var facts = Assert.Single(await ListAsync(provider, user)).Facts;
        Assert.True(facts.Get(CredentialFacts.CreatedAt).IsKnown && facts.Get(CredentialFacts.Enabled).TryGet(out var enabled) && enabled);
        Assert.Equal(FactState.Absent, facts.StateOf(CredentialFacts.LastUsedAt));
        Assert.Equal(FactState.Absent, facts.StateOf(CredentialFacts.ExpiresAt));
        Assert.True(await moto.TakesAsync(key.PublicPart, key.Secret!));
        Assert.True(Assert.Single(await ListAsync(provider, user)).Facts.Get(CredentialFacts.LastUsedAt).IsKnown);
    }

    [MotoFact]
    public async Task A_key_nobody_staged_is_Unknown_and_can_be_taken_over()
    {
        var moto = await MotoServer.StartAsync();
        var provider = new AwsIamCredentialProvider(moto.Options(), moto.Http);
        var user = await moto.NewUserAsync();
        using var found = await moto.NewKeyAsync(user);
        var id = new VersionId(found.Key.Id);
        Assert.Equal(VersionStage.Unknown, Assert.Single(await ListAsync(provider, new(user))).Stage);
        await MoveAsync(provider, new(user), id, VersionStage.Current);
        Assert.Equal(VersionStage.Current, Assert.Single(await ListAsync(provider, new(user))).Stage);

        // A tag that somebody else overwrites takes the stages with it, and nothing else.
        await moto.IamAsync("TagUser", ("UserName", user), ("Tags.member.1.Key", "nhi-governance"), ("Tags.member.1.Value", "team-x"));
        Assert.Equal(VersionStage.Unknown, Assert.Single(await ListAsync(provider, new(user))).Stage);
    }

    [MotoFact]
    public async Task A_third_key_is_refused_for_certain()
    {
        var moto = await MotoServer.StartAsync();
        var provider = new AwsIamCredentialProvider(moto.Options(), moto.Http);
        var user = await moto.NewUserAsync();
        using var one = await moto.NewKeyAsync(user);
        using var two = await moto.NewKeyAsync(user);
        var issued = await provider.IssueAsync(new OperationIntent.Issue(OperationId.New(), "aws-iam", new(user), Now, [new(one.Key.Id), new(two.Key.Id)]));
        Assert.False(issued.TryGet(out _, out var failure));
        Assert.Equal((FailureKind.LimitReached, false), (failure.Kind, failure.MayHaveApplied));
    }

    [MotoFact]
    public async Task The_same_intent_sent_again_makes_no_second_key()
    {
        var moto = await MotoServer.StartAsync();
        var provider = new AwsIamCredentialProvider(moto.Options(), moto.Http);
        var user = new CredentialId(await moto.NewUserAsync());
        var intent = new OperationIntent.Issue(OperationId.New(), "aws-iam", user, Now, []);
        using var first = Succeeded(await provider.IssueAsync(intent));
        await MoveAsync(provider, user, first.Version.Id, VersionStage.Current);
        Assert.False((await provider.IssueAsync(intent)).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Conflict, true), (failure.Kind, failure.MayHaveApplied));
        Assert.Equal(first.Version.Id, Assert.IsType<Recovery.Applied>(await provider.RecoverAsync(intent)).Version.Id);
        Assert.Equal(intent.Id, Assert.Single(await ListAsync(provider, user)).MadeBy);
    }

    [MotoFact]
    public async Task Of_nodes_that_issue_the_first_key_at_once_at_most_one_keeps_it()
    {
        var moto = await MotoServer.StartAsync();
        for (var round = 0; round < 5; round++)
        {
            var user = new CredentialId(await moto.NewUserAsync());
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
                await new AwsIamCredentialProvider(moto.Options(), moto.Http).IssueAsync(new OperationIntent.Issue(OperationId.New(), "aws-iam", user, Now, [])))));
            var kept = new List<VersionId>();
            foreach (var outcome in outcomes)
            {
                if (outcome.TryGet(out var issued, out var failure))
                {
                    kept.Add(issued.Version.Id);
                    issued.Dispose();
                }
                else
                {
                    Assert.True(failure.Kind is FailureKind.Conflict or FailureKind.LimitReached, failure.Reason);
                }
            }

            var listed = await ListAsync(new AwsIamCredentialProvider(moto.Options(), moto.Http), user);
            Assert.True(kept.Count <= 1, $"{kept.Count} nodes were told that they issued a key");
            Assert.Equal(kept, listed.Select(version => version.Id));
            Assert.All(listed, version => Assert.Equal(VersionStage.Pending, version.Stage));
        }
    }

    [MotoFact]
    public async Task Who_may_not_write_the_tag_leaves_no_key_behind()
    {
        var moto = await MotoServer.StartAsync();
        var half = new AwsIamCredentialProvider(moto.Options(await moto.NewPrincipalAsync("iam:List*", "iam:*AccessKey")), moto.Http);
        var user = new CredentialId(await moto.NewUserAsync());
        Assert.False((await half.IssueAsync(new OperationIntent.Issue(OperationId.New(), "aws-iam", user, Now, []))).TryGet(out _, out var failure));
        Assert.Equal(("TagUser", FailureKind.Denied, false), (failure.Operation, failure.Kind, failure.MayHaveApplied));
        Assert.Empty(await ListAsync(half, user));
    }

    [MotoFact]
    public async Task Another_account_than_meant_is_not_changed()
    {
        var moto = await MotoServer.StartAsync();
        var user = new CredentialId(await moto.NewUserAsync());
        var wrong = new AwsIamCredentialProvider(moto.Options() with { AccountId = "210987654321" }, moto.Http);
        Assert.False((await wrong.IssueAsync(new OperationIntent.Issue(OperationId.New(), "aws-iam", user, Now, []))).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Denied, false), (failure.Kind, failure.MayHaveApplied));
        var right = new AwsIamCredentialProvider(moto.Options() with { AccountId = "123456789012" }, moto.Http);
        using var issued = await IssueAsync(right, user);
        Assert.Equal(VersionStage.Pending, issued.Version.Stage);
    }

    [MotoFact]
    public async Task A_key_of_another_user_is_not_said_to_be_revoked()
    {
        var moto = await MotoServer.StartAsync();
        var provider = new AwsIamCredentialProvider(moto.Options(), moto.Http);
        using var theirs = await moto.NewKeyAsync(await moto.NewUserAsync());
        var moved = await provider.MoveAsync(new OperationIntent.Move(OperationId.New(), "aws-iam", new(await moto.NewUserAsync()), Now, new(theirs.Key.Id), VersionStage.Revoked));
        Assert.False(moved.TryGet(out _, out var failure));
        Assert.Equal(FailureKind.Conflict, failure.Kind);
        Assert.True(await moto.TakesAsync(theirs.Key.Id, theirs.Secret));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("svc&UserName=other")]
    [InlineData("ünï")]
    public async Task A_name_no_user_can_have_is_nobody_and_asks_nobody(string name)
    {
        await using var aws = new FakeAws(_ => throw new InvalidOperationException("asked"));
        var provider = new AwsIamCredentialProvider(aws.Options, aws.Http);
        Assert.Empty(await ListAsync(provider, new(name)));
        Assert.False((await provider.IssueAsync(new OperationIntent.Issue(OperationId.New(), "aws-iam", new(name), Now, []))).TryGet(out _, out var failure));
        Assert.Equal(FailureKind.NotFound, failure.Kind);
        Assert.Empty(aws.Calls);
    }

    private static async Task<IssuedVersion> IssueAsync(AwsIamCredentialProvider provider, CredentialId user) =>
        Succeeded(await provider.IssueAsync(new OperationIntent.Issue(OperationId.New(), "aws-iam", user, Now, [.. (await ListAsync(provider, user)).Select(version => version.Id)])));

    private static async Task MoveAsync(AwsIamCredentialProvider provider, CredentialId user, VersionId version, VersionStage to) =>
        Assert.Equal(to, Succeeded(await provider.MoveAsync(new OperationIntent.Move(OperationId.New(), "aws-iam", user, Now, version, to))).Stage);

    private static T Succeeded<T>(Outcome<T> outcome)
        where T : class
    {
        Assert.True(outcome.TryGet(out var value, out var failure), failure?.Reason);
        return value;
    }

    private static async Task<List<CredentialVersion>> ListAsync(AwsIamCredentialProvider provider, CredentialId user)
    {
        var versions = new List<CredentialVersion>();
        await foreach (var version in provider.GetVersionsAsync(user))
        {
            versions.Add(version);
        }

        return versions;
    }
}
