using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws;

/// <summary>
/// moto evaluates no conditions: to it a denial counts for every request of the user, the keys' own too, and not only for sessions minted before. It also keeps no
/// identity for the sessions of GetSessionToken. That AWS lets keys and later sessions through is AWS's documentation of aws:TokenIssueTime, and not seen here.
/// </summary>
public sealed class AwsSessionDenialTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [MotoFact]
    public async Task A_denial_is_an_inline_policy_that_only_moves_forward()
    {
        var moto = await MotoServer.StartAsync();
        var denial = new AwsSessionDenial(moto.Options(), moto.Http);
        var user = await moto.NewUserAsync();
        Assert.Equal(Noon.AddSeconds(1), await DeniedAsync(denial, user, Noon.AddMilliseconds(1)));
        Assert.Equal(Noon.AddSeconds(1), await DeniedAsync(denial, user, Noon.AddHours(-1)));
        Assert.Equal(Noon.AddHours(1), await DeniedAsync(denial, user, Noon.AddHours(1)));
        var policy = Uri.UnescapeDataString((await moto.IamAsync("GetUserPolicy", ("UserName", user), ("PolicyName", AwsSessionDenial.PolicyName))).Find("GetUserPolicyResult")!.Text("PolicyDocument")!);
        Assert.Contains("""{"DateLessThan":{"aws:TokenIssueTime":"2026-01-02T13:00:00Z"}}""", policy, StringComparison.Ordinal);
    }

    [MotoFact]
    public async Task The_denied_are_refused_as_far_as_moto_tells()
    {
        var moto = await MotoServer.StartAsync();
        var user = await moto.NewUserAsync(MotoServer.Everything);
        using var key = await moto.NewKeyAsync(user);
        var options = moto.Options(new Amazon.Runtime.BasicAWSCredentials(key.Key.Id, System.Text.Encoding.ASCII.GetString(key.Secret.Reveal())));
        Assert.True((await new IamCalls(new AwsClient("test", AwsService.Iam(options), moto.Http, new AwsSigner(options.Credentials), TimeProvider.System)).ListKeysAsync(user, CancellationToken.None)).IsSuccess);
        await DeniedAsync(new AwsSessionDenial(moto.Options(), moto.Http), user, Noon);
        var listed = await new IamCalls(new AwsClient("test", AwsService.Iam(options), moto.Http, new AwsSigner(options.Credentials), TimeProvider.System)).ListKeysAsync(user, CancellationToken.None);
        Assert.False(listed.TryGet(out _, out var failure));
        Assert.Equal(FailureKind.Denied, failure.Kind);
    }

    [MotoFact]
    public async Task Roles_are_denied_too_and_a_policy_of_somebody_else_stays()
    {
        var moto = await MotoServer.StartAsync();
        var denial = new AwsSessionDenial(moto.Options(), moto.Http);
        var role = "r" + Guid.NewGuid().ToString("N");
        await moto.IamAsync("CreateRole", ("RoleName", role), ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}"""));
        Assert.True((await denial.DenyRoleAsync(role, Noon)).IsSuccess);
        Assert.True((await denial.DenyRoleAsync(role, Noon)).IsSuccess);

        var user = await moto.NewUserAsync();
        await moto.IamAsync("PutUserPolicy", ("UserName", user), ("PolicyName", AwsSessionDenial.PolicyName), ("PolicyDocument", MotoServer.Everything));
        Assert.False((await denial.DenyUserAsync(user, Noon)).TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Conflict, false), (failure.Kind, failure.MayHaveApplied));
    }

    [Fact]
    public async Task Nothing_is_written_unless_it_was_switched_on()
    {
        await using var aws = new FakeAws(_ => throw new InvalidOperationException("asked"));
        Assert.False((await new AwsSessionDenial(aws.Options with { AllowWrites = false }, aws.Http).DenyUserAsync("svc", Noon)).TryGet(out _, out var failure));
        Assert.Equal(FailureKind.WritesOff, failure.Kind);
        Assert.Empty(aws.Calls);
    }

    private static async Task<DateTimeOffset> DeniedAsync(AwsSessionDenial denial, string user, DateTimeOffset before)
    {
        Assert.True((await denial.DenyUserAsync(user, before)).TryGet(out var denied, out var failure), failure?.Reason);
        return denied.MintedBefore;
    }
}
