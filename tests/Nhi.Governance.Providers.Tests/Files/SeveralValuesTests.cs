using System.Text;
using Nhi.Governance.Providers.Files;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Files;

/// <summary>Files as loops, clients and spreadsheets write them: several values, pages, dates of every kind.</summary>
public class SeveralValuesTests
{
    private const string Key = """{ "Status": "Active", "CreateDate": "2025-01-01T00:00:00Z", "UserName": "USER", "AccessKeyId": "AKIAQ3EGUIRHEXAMPLE0" }""";

    private static IReadOnlyList<SourceEvent> Read(string name, string text)
    {
        var reader = new DocumentReader(ExportFormats.All);
        var content = Encoding.UTF8.GetBytes(text);
        return reader.Read(name, content, reader.Guess(name, content), new ReadRequest(Reading.Scope(("aws.account", "111122223333")), AsOf));
    }

    private static string KeysOf(string user) => $$"""{ "AccessKeyMetadata": [{{Key.Replace("USER", user, StringComparison.Ordinal)}}] }""";

    [Theory]
    [InlineData("keys.json", "\n")]
    [InlineData("keys.json", "\r\n")]
    [InlineData("keys.jsonl", "\n")]
    [InlineData("keys", " ")]
    public void What_a_loop_prints_one_after_the_other_is_read_to_its_end(string name, string between)
    {
        var events = Read(name, string.Join(between, Enumerable.Range(0, 200).Select(user => KeysOf($"user-{user}"))) + between);
        Assert.Equal(("aws/access-keys", 200, 0), (events.Summary().Format, events.Summary().Attachments, events.Summary().Rejected));
        Assert.Equal("aws:111122223333:user/user-199", events.Attached()[^1].Target);
    }

    [Fact]
    public void A_record_to_a_line_is_read_and_a_line_cut_off_is_told()
    {
        const string Account = """{"uniqueId":"10411111111111111111N","email":"aN@shop.iam.gserviceaccount.com","name":"projects/shop/serviceAccounts/aN@shop.iam.gserviceaccount.com","projectId":"shop"}""";
        var lines = string.Join('\n', Enumerable.Range(0, 5).Select(number => Account.Replace("N", $"{number}", StringComparison.Ordinal)));
        Assert.Equal(("gcp/service-accounts", 5), (Read("accounts.ndjson", lines).Summary().Format, Read("accounts.ndjson", lines).Summary().Identities));
        Assert.Empty(Read("accounts.json", lines[..^20]).Observed());
        Assert.Single(Read("accounts.json", lines[..^20]).Rejected());
    }

    [Fact]
    public void A_list_of_pages_is_one_list()
    {
        var account = """{"uniqueId":"104111111111111111111","email":"a@shop.iam.gserviceaccount.com","name":"projects/shop/serviceAccounts/a@shop.iam.gserviceaccount.com","projectId":"shop"}""";
        var events = Read("slurped.json", $$"""[{ "accounts": [{{account}}], "nextPageToken": "x" }, { "accounts": [{{account.Replace("104111", "104112", StringComparison.Ordinal).Replace("a@", "b@", StringComparison.Ordinal)}}] }]""");
        Assert.Equal((2, 0), (events.Summary().Identities, events.Summary().Rejected));
    }

    [Theory]
    [InlineData("entra/service-principals", "value", "\"@odata.nextLink\": \"https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=x\"")]
    [InlineData("entra/service-principals", "value", "\"nextLink\": \"https://management.azure.com/x\"")]
    [InlineData("entra/service-principals", "value", "\"@odata.count\": 4711")]
    [InlineData("entra/service-principals", "value", "\"response_metadata\": { \"next_cursor\": \"dXNlcg==\" }")]
    public void A_page_that_says_there_are_more_is_said_and_covers_nothing(string name, string member, string mark)
    {
        const string Principal = """{ "id": "aaaaaaaa-0000-0000-0000-000000000001", "appId": "bbbbbbbb-0000-0000-0000-000000000001", "servicePrincipalType": "Application", "displayName": "x" }""";
        var format = ExportFormats.All.Single(format => format.Name == name);
        var page = Json($$"""{ "{{member}}": [{{Principal}}], {{mark}} }""");
        Assert.Contains(format.Read(page).Notes(), note => note.Contains("more records than it holds", StringComparison.Ordinal));
        Assert.All(format.Read(page).Areas().Values, coverage => Assert.Equal(Coverage.Partial, coverage));

        // Its last page behind it makes it whole, and a count that is met, or a mark that says nothing, is none.
        var rest = Principal.Replace("000000000001", "000000000002", StringComparison.Ordinal);
        if (!mark.Contains("count", StringComparison.Ordinal))
        {
            var whole = format.Read(Json($$"""{ "{{member}}": [{{Principal}}], {{mark}} }""", $$"""{ "{{member}}": [{{rest}}], "nextLink": null, "next_cursor": "" }"""));
            Assert.Empty(whole.Notes());
            Assert.All(whole.Areas().Values, coverage => Assert.Equal(Coverage.Complete, coverage));
        }
    }

    [Theory]
    [InlineData("#TYPE Microsoft.ActiveDirectory.Management.ADComputer\r\n", ',')]
    [InlineData("sep=;\n", ';')]
    [InlineData("", '\t')]
    public void A_table_is_read_whatever_stands_before_its_header_and_between_its_columns(string before, char separator)
    {
        var table = $"{before}\"DistinguishedName\",\"ObjectClass\",\"ObjectGUID\",\"Description\"\r\n\"CN=T1, DC=shop\",\"computer\",\"9F1C0000-0000-0000-0000-000000000001\",\"two\r\nlines\"\r\n\"CN=T2\",\"computer\"\r\n".Replace("\",\"", $"\"{separator}\"", StringComparison.Ordinal);
        var events = Read("computers.csv", table);
        Assert.Equal(("directory/powershell", 1, 1), (events.Summary().Format, events.Summary().Identities, events.Summary().Rejected));
        Assert.Equal(("two\r\nlines", $"line {(before.Length > 0 ? 5 : 4)}"), (events.Observed().Single().Facts.Known(IdentityFacts.Purpose), events.OfType<SourceEvent.Rejected>().Single().Where.Place));
    }

    [Fact]
    public void A_page_of_AWS_or_of_a_cluster_is_said()
    {
        const string Users = """{ "Users": [{ "UserName": "a", "UserId": "AIDA1234567890123456", "Arn": "arn:aws:iam::111122223333:user/a", "CreateDate": "2025-01-01T00:00:00Z" }], "NextToken": "x" }""";
        Assert.Contains(Read("users.json", Users).Notes(), note => note.Contains("more records than it holds", StringComparison.Ordinal));
        Assert.Equal(Coverage.Partial, Read("users.json", Users).Areas()["aws:111122223333:users"]);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1601-01-01T00:00:00Z")]
    [InlineData("1900-01-01 00:00:00.000")]
    [InlineData("1970-01-01T00:00:00.000Z")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("/Date(-62135596800000)/")]
    [InlineData("Never")]
    [InlineData(" ")]
    public void What_stands_for_no_instant_is_none_and_nothing_to_note(string text)
    {
        var records = new ExportRecords("export", "x", new ReadRequest(EstateScope.Empty, AsOf));
        Assert.Null(records.Instant(text, "$", mayLieAhead: true));
        Assert.Empty(records.Complete().Notes());
    }

    [Theory]
    [InlineData("31.12.2025", "2025-12-31T00:00:00Z")]
    [InlineData("3.4.2026 7:05", "2026-04-03T07:05:00Z")]
    [InlineData("/Date(1700000000000)/", "2023-11-14T22:13:20Z")]
    [InlineData("/Date(1700000000000+0100)/", "2023-11-14T22:13:20Z")]
    [InlineData("2022-01-01T00:00:00.000+0000", "2022-01-01T00:00:00Z")]
    [InlineData("2023-01-01 10:00:00.000 -0800", "2023-01-01T18:00:00Z")]
    [InlineData("2026-03-01 00:00:00+00", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-01T01:00:00+01:00", "2026-03-01T00:00:00Z")]
    public void Instants_are_read_as_clients_write_them(string text, string expected) =>
        Assert.Equal(Day(expected), new ExportRecords("export", "x", new ReadRequest(EstateScope.Empty, AsOf)).Instant(text, "$"));

    [Fact]
    public void The_last_year_that_can_be_written_is_never()
    {
        var facts = new ListReading(new ExportRecords("export", "x", new ReadRequest(EstateScope.Empty, AsOf)), isCut: false).Facts("$").Ahead(CredentialFacts.ExpiresAt, "9999-12-31T23:59:59Z").ToFactSet();
        Assert.Equal(FactState.Absent, facts.StateOf(CredentialFacts.ExpiresAt));
    }

    [Fact]
    public void A_credential_in_a_name_of_what_others_are_told_is_kept_nowhere()
    {
        const string Token = "ghp_cgGTdVnfmVpaAxwdp0HE5EfGgKY5sU0RKzy9";
        var records = new ExportRecords("export", "x", new ReadRequest(EstateScope.Empty, AsOf));
        var plain = new Attachment { Target = "a", Record = "a record", Source = "export" };
        records.Attach(plain with { Target = $"user/{Token}" });
        records.Attach(plain with { Record = $"key {Token}" });
        records.Attach(plain with { Containers = [Token] });
        records.Attach(plain with { Controllers = [$"job {Token}"] });
        records.Attach(plain with { Credentials = [new(new CredentialId($"x:{Token}"), CredentialKind.ApiKey, FactSet.Empty)] });
        records.Attach(plain with { Credentials = [new(new CredentialId("x:1"), CredentialKind.ApiKey, new FactSetBuilder().Set(CredentialFacts.Subject, Token, "export").ToFactSet())] });
        records.Attach(plain with { Admissions = [new(AdmissionKind.Workload, "issuer", [Token])] });
        records.Attach(plain with { Party = new PartyRecord.Leaver(Token, AsOf) });
        records.Attach(plain with { Party = new PartyRecord.Person(["ada", Token], null) });
        records.Observe(new Observation { Id = new IdentityId("b"), Area = "x", Containers = [Token], Source = "export" }, "$");
        records.Note($"$.{Token}", "x");
        records.Reject($"$.{Token}", "x");
        var events = records.Complete();
        Assert.DoesNotContain(Token, Dump(events), StringComparison.Ordinal);
        Assert.Equal((11, 0, 1, 10), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments, events.Summary().Rejected));
    }
}
