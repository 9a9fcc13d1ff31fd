using System.Text;
using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws;

public sealed class AwsCredentialProbeTests
{
    private const string Identity = "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/svc</Arn><UserId>AIDA</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    private static readonly VersionId Key = new(FakeAws.Key);

    [MotoFact]
    public async Task A_key_is_alive_then_refused_and_a_wrong_secret_tells_neither()
    {
        var moto = await MotoServer.StartAsync();
        var probe = new AwsCredentialProbe(moto.Options(), moto.Http);
        var user = await moto.NewUserAsync();
        using var key = await moto.NewKeyAsync(user);
        var version = new VersionId(key.Key.Id);
        Assert.Equal(Verdict.Alive, (await probe.ProbeAsync(version, key.Secret, OperationId.New())).Seen);
        using var wrong = SecretValue.CopyText("of another key");
        Assert.Equal((Verdict.Indeterminate, "not asked: this is no access key, or no secret of one"), Told(await probe.ProbeAsync(version, wrong, OperationId.New())));
        using var other = SecretValue.CopyText("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        Assert.Equal((Verdict.Indeterminate, "403 SignatureDoesNotMatch"), Told(await probe.ProbeAsync(version, other, OperationId.New())));

        // AWS refuses an Inactive key with InvalidClientTokenId; moto still takes it, so that only the deleted one is seen refused here.
        await moto.IamAsync("DeleteAccessKey", ("UserName", user), ("AccessKeyId", key.Key.Id));
        Assert.Equal((Verdict.Refused, "403 InvalidClientTokenId"), Told(await probe.ProbeAsync(version, key.Secret, OperationId.New())));
    }

    [MotoFact]
    public async Task A_session_is_probed_with_its_token()
    {
        var moto = await MotoServer.StartAsync();
        await moto.IamAsync("CreateRole", ("RoleName", "r" + Guid.NewGuid().ToString("N")), ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}"""));
        var sts = new AwsClient("test", AwsService.Sts(moto.Options()), moto.Http, new AwsSigner(moto.Administrator), TimeProvider.System);
        var asked = await sts.QueryAsync(new AwsQuery("AssumeRole", AwsClient.StsVersion, Changes: true, ("RoleArn", "arn:aws:iam::123456789012:role/r"), ("RoleSessionName", "s")), CancellationToken.None);
        Assert.True(asked.TryGet(out var answer, out var failure), failure?.Reason);
        var session = answer.Find("Credentials")!;
        using var secret = SecretValue.CopyText($"{session.Text("SecretAccessKey")}:{session.Text("SessionToken")}");
        using var cut = SecretValue.CopyText($"{session.Text("SecretAccessKey")}:cut");
        var probe = new AwsCredentialProbe(moto.Options(), moto.Http);
        Assert.Equal(Verdict.Alive, (await probe.ProbeAsync(new(session.Text("AccessKeyId")!), secret, OperationId.New())).Seen);
        Assert.NotEqual(Verdict.Alive, (await probe.ProbeAsync(new(session.Text("AccessKeyId")!), cut, OperationId.New())).Seen);
    }

    [Theory]
    [InlineData("InvalidClientTokenId", "", 403, Verdict.Refused)]
    [InlineData("ExpiredToken", "", 403, Verdict.Refused)]
    [InlineData("SignatureDoesNotMatch", "", 403, Verdict.Indeterminate)]
    [InlineData("SignatureDoesNotMatch", "Signature expired: a is now earlier than b", 403, Verdict.Indeterminate)]
    [InlineData("RequestExpired", "", 400, Verdict.Indeterminate)]
    [InlineData("AccessDenied", "", 403, Verdict.Indeterminate)]
    [InlineData("Throttling", "", 400, Verdict.Indeterminate)]
    [InlineData("InvalidClientTokenId", "", 500, Verdict.Indeterminate)]
    public async Task Only_what_AWS_says_of_the_key_itself_is_a_refusal(string code, string message, int status, Verdict verdict)
    {
        await using var aws = new FakeAws(_ => FakeAws.XmlError(code, message, status));
        Assert.Equal(verdict, (await ProbeAsync(aws)).Seen);
    }

    [Theory]
    [InlineData("<html>welcome</html>")]
    [InlineData("{}")]
    [InlineData("<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account><Arn>arn:aws</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>")]
    public async Task Anybody_s_200_is_no_acceptance(string body)
    {
        await using var aws = new FakeAws(_ => FakeAws.Xml(body));
        Assert.Equal(Verdict.Indeterminate, (await ProbeAsync(aws)).Seen);
    }

    [Fact]
    public async Task The_look_is_named_where_CloudTrail_keeps_it()
    {
        await using var aws = new FakeAws(_ => FakeAws.Xml(Identity));
        var look = OperationId.New();
        using var secret = SecretValue.CopyText(FakeAws.Secret);
        Assert.Equal(Verdict.Alive, (await new AwsCredentialProbe(aws.Options, aws.Http).ProbeAsync(Key, secret, look)).Seen);
        Assert.Equal($"nhi-probe/{look}", Assert.Single(aws.Calls).UserAgent);
        Assert.DoesNotContain(FakeAws.Secret, aws.Calls[0].Body, StringComparison.Ordinal);
    }

    private static (Verdict Seen, string Answer) Told(ProbeEvidence evidence) => (evidence.Seen, evidence.Answer);

    private static async Task<ProbeEvidence> ProbeAsync(FakeAws aws)
    {
        using var secret = SecretValue.CopyText(FakeAws.Secret);
        var seen = await new AwsCredentialProbe(aws.Options, aws.Http).ProbeAsync(Key, secret, OperationId.New());
        Assert.DoesNotContain(Encoding.UTF8.GetString(secret.Reveal()), seen.ToString(), StringComparison.Ordinal);
        return seen;
    }
}
