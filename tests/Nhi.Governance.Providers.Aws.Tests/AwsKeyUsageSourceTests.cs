using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws;

public sealed class AwsKeyUsageSourceTests
{
    private const string Listed = "<R><ListAccessKeysResult><AccessKeyMetadata><member><AccessKeyId>AKIAQQQQQQQQQQQQQQQQ</AccessKeyId><Status>Active</Status></member><member><AccessKeyId>AKIA2222222222222222</AccessKeyId><Status>Active</Status></member></AccessKeyMetadata><IsTruncated>false</IsTruncated></ListAccessKeysResult></R>";

    [Fact]
    public async Task Uses_come_oldest_first_within_the_time_asked_for_and_never_used_is_none()
    {
        await using var aws = new FakeAws(call => call.Action == "ListAccessKeys" ? FakeAws.Xml(Listed) : FakeAws.Form(call.Body, "AccessKeyId") switch
        {
            "AKIAQQQQQQQQQQQQQQQQ" => Used("<LastUsedDate>2026-01-02T12:00:00Z</LastUsedDate><ServiceName>s3</ServiceName><Region>N/A</Region>"),
            _ => Used("<LastUsedDate>2026-01-01T12:00:00Z</LastUsedDate><ServiceName>sts</ServiceName><Region>us-east-1</Region>"),
        });
        var uses = await ReadAsync(aws, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 1, 3, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal([("AKIA2222222222222222", "us-east-1", "sts"), ("AKIAQQQQQQQQQQQQQQQQ", "", "s3")], uses.Select(use => (use.Version!.Value.Value, use.Origin, use.Purpose)));
        Assert.All(uses, use => Assert.Equal(UsageKind.LastUsed, use.Kind));
        Assert.Single(await ReadAsync(aws, new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero), new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero)));

        await using var never = new FakeAws(call => call.Action == "ListAccessKeys" ? FakeAws.Xml(Listed) : Used("<ServiceName>N/A</ServiceName><Region>N/A</Region>"));
        Assert.Empty(await ReadAsync(never, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task What_may_not_be_read_is_not_taken_for_no_use()
    {
        await using var aws = new FakeAws(call => call.Action == "ListAccessKeys" ? FakeAws.Xml(Listed) : FakeAws.XmlError("AccessDenied", "no", 403));
        Assert.Equal(FailureKind.Denied, (await Assert.ThrowsAsync<ProviderException>(() => ReadAsync(aws, DateTimeOffset.MinValue, DateTimeOffset.MaxValue))).Failure.Kind);
    }

    private static FakeAws.Reply Used(string use) => FakeAws.Xml($"<R><GetAccessKeyLastUsedResult><UserName>svc</UserName><AccessKeyLastUsed>{use}</AccessKeyLastUsed></GetAccessKeyLastUsedResult></R>");

    private static async Task<List<UsageEvent>> ReadAsync(FakeAws aws, DateTimeOffset from, DateTimeOffset to)
    {
        var uses = new List<UsageEvent>();
        await foreach (var use in new AwsKeyUsageSource(aws.Options, aws.Http).ReadAsync(new UsageQuery(new("svc"), from, to)))
        {
            uses.Add(use);
        }

        return uses;
    }
}
