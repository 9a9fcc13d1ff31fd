using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws;

/// <summary>What is made of AWS's refusals and of broken answers, against a strict fake.</summary>
public sealed class AwsRefusalTests
{
    private const string Canary = "wJalrXUtnFEMI-canary-of-a-secret";
    private const string NoKeys = "<ListAccessKeysResponse><ListAccessKeysResult><AccessKeyMetadata/><IsTruncated>false</IsTruncated></ListAccessKeysResult></ListAccessKeysResponse>";
    private const string NoTags = "<ListUserTagsResponse><ListUserTagsResult><Tags/><IsTruncated>false</IsTruncated></ListUserTagsResult></ListUserTagsResponse>";
    private static readonly CredentialId User = new("svc");

    [Theory]
    [InlineData("Throttling", 400, FailureKind.Throttled)]
    [InlineData("RequestLimitExceeded", 503, FailureKind.Throttled)]
    [InlineData("LimitExceeded", 409, FailureKind.LimitReached)]
    [InlineData("ServiceQuotaExceededException", 400, FailureKind.LimitReached)]
    [InlineData("NoSuchEntity", 404, FailureKind.NotFound)]
    [InlineData("AccessDenied", 403, FailureKind.Denied)]
    [InlineData("InvalidClientTokenId", 403, FailureKind.Denied)]
    [InlineData("EntityTemporarilyUnmodifiable", 409, FailureKind.Conflict)]
    [InlineData("ServiceFailure", 500, FailureKind.Unavailable)]
    public async Task Codes_become_kinds(string code, int status, FailureKind kind)
    {
        await using var aws = new FakeAws(call => call.Action == "CreateAccessKey" ? FakeAws.XmlError(code, Canary, status) : Empty(call));
        var failure = await IssueAsync(aws);
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(code, failure.Reason, StringComparison.Ordinal);
        Assert.Equal(status >= 500, failure.MayHaveApplied);
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttle_says_how_long_to_wait_and_a_key_is_asked_for_once()
    {
        await using var aws = new FakeAws(call => call.Action == "CreateAccessKey"
            ? FakeAws.XmlError("Throttling", "Rate exceeded") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } }
            : Empty(call));
        var failure = await IssueAsync(aws);
        Assert.Equal((FailureKind.Throttled, TimeSpan.FromSeconds(7), false), (failure.Kind, failure.RetryAfter, failure.MayHaveApplied));
        Assert.Single(aws.Calls, call => call.Action == "CreateAccessKey");
    }

    [Fact]
    public async Task A_key_is_never_asked_for_again_when_the_answer_is_lost()
    {
        await using var aws = new FakeAws(call => call.Action == "CreateAccessKey" ? new FakeAws.Reply(0, "", BreaksOff: true) : Empty(call));
        var failure = await IssueAsync(aws);
        Assert.Equal((FailureKind.Unavailable, true), (failure.Kind, failure.MayHaveApplied));
        Assert.Single(aws.Calls, call => call.Action == "CreateAccessKey");
        Assert.Equal(["ListAccessKeys", "ListUserTags", "CreateAccessKey"], aws.Calls.Select(call => call.Action));
    }

    [Fact]
    public async Task A_reading_is_asked_for_again_when_its_answer_is_lost()
    {
        var lost = 0;
        await using var aws = new FakeAws(call => call.Action == "ListAccessKeys" && lost++ < 2 ? new FakeAws.Reply(0, "", BreaksOff: true) : Empty(call));
        Assert.Empty(await ListAsync(aws));
        Assert.Equal(3, aws.Calls.Count(call => call.Action == "ListAccessKeys"));
    }

    [Theory]
    [InlineData("SignatureDoesNotMatch", "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z (20260101T001500Z - 5 min.)")]
    [InlineData("SignatureDoesNotMatch", "Signature not yet current: 20260101T000000Z is still later than 20250101T000000Z")]
    [InlineData("InvalidSignatureException", "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z")]
    [InlineData("RequestExpired", "Request has expired.")]
    [InlineData("RequestTimeTooSkewed", "The difference is too large.")]
    public async Task A_clock_that_is_off_is_said_plainly(string code, string message)
    {
        await using var aws = new FakeAws(_ => FakeAws.XmlError(code, message, 403));
        var failure = (await Assert.ThrowsAsync<ProviderException>(() => ListAsync(aws))).Failure;
        Assert.Equal(FailureKind.Denied, failure.Kind);
        Assert.Contains(AwsErrorCode.ClockIsOff, failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("2026", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_signature_is_not_blamed_on_the_clock()
    {
        await using var aws = new FakeAws(Empty);
        var wrong = new AwsIamCredentialProvider(aws.Options with { Credentials = new Amazon.Runtime.BasicAWSCredentials(FakeAws.Key, "another") }, aws.Http);
        var failure = (await Assert.ThrowsAsync<ProviderException>(async () => await ReadAsync(wrong))).Failure;
        Assert.Equal((FailureKind.Denied, "403 SignatureDoesNotMatch"), (failure.Kind, failure.Reason));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_an_unknown_code_is_not_repeated()
    {
        await using var elsewhere = new FakeAws(Empty);
        await using var aws = new FakeAws(_ => new FakeAws.Reply(307, "", Headers: new Dictionary<string, string> { ["Location"] = elsewhere.Address.AbsoluteUri }));
        var failure = (await Assert.ThrowsAsync<ProviderException>(() => ListAsync(aws))).Failure;
        Assert.Contains("redirect", failure.Reason, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Calls);

        await using var chatty = new FakeAws(_ => FakeAws.XmlError(Canary, Canary, 400));
        Assert.DoesNotContain("canary", (await Assert.ThrowsAsync<ProviderException>(() => ListAsync(chatty))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_listed_over_pages_and_requests_are_signed_for_the_region_that_leads()
    {
        await using var aws = new FakeAws(call => call.Action switch
        {
            "ListAccessKeys" when FakeAws.Form(call.Body, "Marker") == "m+1/=" => Keys(null, "AKIA2222222222222222"),
            "ListAccessKeys" => Keys("m+1/=", "AKIAQQQQQQQQQQQQQQQQ"),
            "ListUserTags" => FakeAws.Xml("<R><ListUserTagsResult><Tags><member><Key>NHI-Governance</Key><Value>1/AKIA2222222222222222:C</Value></member></Tags><IsTruncated>false</IsTruncated></ListUserTagsResult></R>"),
            _ => FakeAws.XmlError("AccessDenied", "no", 403),
        });
        var versions = await ListAsync(aws);
        Assert.Equal([("AKIAQQQQQQQQQQQQQQQQ", VersionStage.Unknown), ("AKIA2222222222222222", VersionStage.Current)], versions.Select(version => (version.Id.Value, version.Stage)));
        Assert.All(versions, version => Assert.Equal(FactState.Unknown, version.Facts.StateOf(CredentialFacts.LastUsedAt)));
        Assert.All(aws.Calls, call => Assert.Equal("us-east-1", call.Region));
    }

    [Fact]
    public async Task A_listing_without_an_end_is_given_up()
    {
        await using var aws = new FakeAws(call => call.Action == "ListAccessKeys" ? Keys("again", "AKIAQQQQQQQQQQQQQQQQ") : Empty(call));
        var failure = (await Assert.ThrowsAsync<ProviderException>(() => ListAsync(aws))).Failure;
        Assert.Equal(FailureKind.Unknown, failure.Kind);
        Assert.Equal(2, aws.Calls.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>")]
    [InlineData("<ListAccessKeysResponse><ListAccessKeysResult><AccessKeyMetadata><member><AccessKeyId>short</AccessKeyId><Status>Active</Status></member></AccessKeyMetadata></ListAccessKeysResult></ListAccessKeysResponse>")]
    public async Task An_answer_that_is_not_AWS_s_is_an_unknown_failure(string body)
    {
        await using var aws = new FakeAws(_ => FakeAws.Xml(body));
        Assert.Equal(FailureKind.Unknown, (await Assert.ThrowsAsync<ProviderException>(() => ListAsync(aws))).Failure.Kind);
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        await using var aws = new FakeAws(_ => FakeAws.Xml("<a>" + new string('x', 2 << 20) + "</a>"));
        var failure = (await Assert.ThrowsAsync<ProviderException>(() => ListAsync(aws))).Failure;
        Assert.Contains("larger", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_changes_of_a_key_are_signed_and_made_in_order()
    {
        await using var aws = new FakeAws(call => call.Action switch
        {
            "ListAccessKeys" => Keys(null, "AKIAQQQQQQQQQQQQQQQQ"),
            "ListUserTags" => Empty(call),
            _ => FakeAws.Xml($"<{call.Action}Response/>"),
        });
        var provider = new AwsIamCredentialProvider(aws.Options, aws.Http);
        var moved = await provider.MoveAsync(new OperationIntent.Move(OperationId.New(), "aws-iam", User, TimeProvider.System.GetUtcNow(), new VersionId("AKIAQQQQQQQQQQQQQQQQ"), VersionStage.Revoked));
        Assert.True(moved.IsSuccess);
        Assert.Equal(["ListAccessKeys", "ListUserTags", "UpdateAccessKey", "DeleteAccessKey"], aws.Calls.Select(call => call.Action));
        Assert.Equal("Inactive", FakeAws.Form(aws.Calls[2].Body, "Status"));
    }

    [Fact]
    public async Task The_key_that_signs_is_not_cut_off()
    {
        await using var aws = new FakeAws(call => call.Action == "ListAccessKeys" ? Keys(null, FakeAws.Key) : Empty(call));
        var provider = new AwsIamCredentialProvider(aws.Options, aws.Http);
        var moved = await provider.MoveAsync(new OperationIntent.Move(OperationId.New(), "aws-iam", User, TimeProvider.System.GetUtcNow(), new VersionId(FakeAws.Key), VersionStage.Revoked));
        Assert.False(moved.TryGet(out _, out var failure));
        Assert.Equal((FailureKind.Invalid, false), (failure.Kind, failure.MayHaveApplied));
        Assert.DoesNotContain(aws.Calls, call => call.Action is "UpdateAccessKey" or "DeleteAccessKey");
    }

    private static FakeAws.Reply Keys(string? marker, params string[] keys) => FakeAws.Xml(
        $"<ListAccessKeysResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><ListAccessKeysResult><AccessKeyMetadata>{string.Concat(keys.Select(key => $"<member><UserName>svc</UserName><AccessKeyId>{key}</AccessKeyId><Status>Active</Status><CreateDate>2026-01-02T03:04:05Z</CreateDate></member>"))}</AccessKeyMetadata><IsTruncated>{(marker is null ? "false" : "true")}</IsTruncated>{(marker is null ? "" : $"<Marker>{marker}</Marker>")}</ListAccessKeysResult></ListAccessKeysResponse>");

    private static FakeAws.Reply Empty(FakeAws.Call call) => call.Action switch
    {
        "ListAccessKeys" => FakeAws.Xml(NoKeys),
        "ListUserTags" => FakeAws.Xml(NoTags),
        _ => FakeAws.XmlError("InvalidAction", "not scripted"),
    };

    private static async Task<ProviderFailure> IssueAsync(FakeAws aws)
    {
        var provider = new AwsIamCredentialProvider(aws.Options, aws.Http);
        var issued = await provider.IssueAsync(new OperationIntent.Issue(OperationId.New(), "aws-iam", User, TimeProvider.System.GetUtcNow(), []));
        Assert.False(issued.TryGet(out _, out var failure));
        return failure;
    }

    private static Task<List<CredentialVersion>> ListAsync(FakeAws aws) => ReadAsync(new AwsIamCredentialProvider(aws.Options, aws.Http));

    private static async Task<List<CredentialVersion>> ReadAsync(AwsIamCredentialProvider provider)
    {
        var versions = new List<CredentialVersion>();
        await foreach (var version in provider.GetVersionsAsync(User))
        {
            versions.Add(version);
        }

        return versions;
    }
}
