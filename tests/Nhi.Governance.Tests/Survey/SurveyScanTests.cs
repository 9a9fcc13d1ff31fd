using System.Text;
using Nhi.Governance.Tests.Scanning;

namespace Nhi.Governance.Tests.Survey;

/// <summary>A survey searches its documents by the same scan as any other, for enrolled secrets too.</summary>
public sealed class SurveyScanTests : IDisposable
{
    private readonly Planted _planted = new();
    private TestStore _store = new();

    public void Dispose() => _planted.Dispose();

    [Fact]
    public async Task A_copy_of_an_enrolled_secret_is_of_the_identity_whose_credential_it_is()
    {
        var value = _planted.Value();
        var id = await EnrolAsync(value, "deploy key", "aws:key:AKIA1");

        var result = await SurveyAsync(("conf/a.txt", $"x\nauth = {Base64(value)}\n"), ("b.txt", "nothing"));

        var copy = Assert.Single(Assert.Single(result.Identities).Copies);
        Assert.Equal(
            (SecretCopy.EnrolledFormat, CopyVerdict.Enrolled, new CredentialId("aws:key:AKIA1"), new EnrolledCopy(id, "deploy key", "Base64"), new CopyLocation("listed", "conf/a.txt", 2, 8)),
            (copy.Format, copy.Verdict, copy.Credential, copy.Enrolled, copy.Location));
        Assert.Equal(copy, Assert.Single(result.Copies));
        var finding = Assert.Single(result.Findings, finding => finding.Result.Control == "credential.placement");
        Assert.Equal((new IdentityId($"aws:{Make.Account}:AIDA1"), copy.Credential, Severity.Critical), (finding.Identity, finding.Result.Credential, finding.Result.Severity));
        Assert.Contains("deploy key lies open, encoded: Base64", finding.Result.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(value, _store.Dump, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_credential_that_is_known_it_is_nobody_s_and_found_all_the_same()
    {
        var (one, two) = (_planted.Value(), _planted.Value());
        await EnrolAsync(one);
        await EnrolAsync(two, credential: "nobody:has:it");

        var result = await SurveyAsync(("a", $"{one} {two}"));

        Assert.Empty(Assert.Single(result.Identities).Copies);
        Assert.Equal([(CredentialId?)null, new CredentialId("nobody:has:it")], result.Copies.Select(copy => copy.Credential));
        Assert.All(result.Findings.Where(finding => finding.Result.Control == "credential.placement"), finding => Assert.Equal(((IdentityId?)null, Severity.Critical), (finding.Identity, finding.Result.Severity)));
    }

    [Fact]
    public async Task A_value_that_is_the_secret_of_two_credentials_is_a_copy_of_both()
    {
        var password = _planted.Value(24);
        Assert.NotEqual(await EnrolAsync($"postgres://app:{password}@db.internal.corp:5432/main", credential: "aws:key:AKIA1"), await EnrolAsync(password, credential: "aws:key:AKIA2"));

        var result = await SurveyAsync(("a", $"postgres://app:{password}@db.internal.corp:5432/main"));

        Assert.Equal(["aws:key:AKIA1", "aws:key:AKIA2"], Assert.Single(result.Identities).Copies.Select(copy => copy.Credential!.Value.Value).Order());
        Assert.Equal(2, result.Copies.Select(copy => copy.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_owner_that_the_enrolment_names_goes_before_what_the_value_tells_and_ids_stay()
    {
        var (key, secret) = _planted.AwsKey();
        (string, string)[] documents = [("a", $"{key}\n{secret}\n")];
        var before = await SurveyAsync(documents);
        await EnrolAsync(secret, credential: "aws:key:AKIA1");
        _store = new TestStore();

        var after = await SurveyAsync(documents);

        Assert.Equal("aws-access-key", Assert.Single(after.Copies).Format);
        Assert.Equal(Assert.Single(before.Copies).Id, after.Copies[0].Id);
        Assert.Equal(("aws:key:" + key, "aws:key:AKIA1"), (before.Copies[0].Credential?.Value, after.Copies[0].Credential?.Value));
    }

    [Fact]
    public async Task What_was_not_read_is_told_and_does_not_touch_what_lists_cover()
    {
        var documents = new ListedDocuments(new Dictionary<string, byte[]> { ["a"] = [.. "x"u8] }) { Broken = "a" };

        var result = await SurveyAsync(new SurveyScan([documents]), Make.User("AIDA1", "bot"), Make.Complete($"aws:{Make.Account}:users"));
        var gone = await SurveyAsync(new SurveyScan([documents]), Make.Complete($"aws:{Make.Account}:users"));

        Assert.Equal(new SurveyNote("listed/a", string.Empty, "broke off"), Assert.Single(result.Rejected));
        Assert.True(result.Scan.IsPartial);
        Assert.NotNull(Assert.Single(gone.Identities).Presence.DisappearedAt);
    }

    [Fact]
    public async Task Enrolled_secrets_without_keys_make_it_partial()
    {
        await EnrolAsync(_planted.Value());

        var result = await SurveyAsync(new SurveyScan([Planted.Documents(("a", "x"))]) { Enrolments = _planted.Store });

        Assert.Contains("no provider of fingerprint keys", Assert.Single(result.Rejected).Text, StringComparison.Ordinal);
        Assert.Empty((await SurveyAsync(new SurveyScan([Planted.Documents(("a", "x"))]) { Enrolments = new EnrolmentsInMemory() })).Rejected);
    }

    [Fact]
    public async Task More_copies_than_are_taken_up_are_told()
    {
        var result = await SurveyAsync(new SurveyScan([Planted.Documents([.. Enumerable.Range(0, 5).Select(index => ($"{index}", _planted.GitHubToken()))])]) { MaxCopies = 3 });

        Assert.Equal(3, result.Copies.Count);
        Assert.Contains("2 more copies", Assert.Single(result.Rejected).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_history_holds_nothing_of_is_not_read_by_the_next_survey()
    {
        var value = _planted.Value();
        await EnrolAsync(value);
        var documents = new Dictionary<string, byte[]> { ["o1"] = Encoding.UTF8.GetBytes(value), ["o2"] = [.. "nothing"u8] };
        DocumentPlace[] places = [new("o1", "a") { Commit = new("c1", 0, Make.AsOf), AtHead = true }, new("o2", "b") { Commit = new("c1", 0, Make.AsOf), AtHead = true }];
        var scan = new SurveyScan([new ListedDocuments(documents, history: places)]) { Enrolments = _planted.Store, Keys = _planted.Keys, Marks = _planted.Store };

        var first = await SurveyAsync(scan);
        var second = await SurveyAsync(scan);

        Assert.Equal([(2L, 0L), (1L, 1L)], new[] { first, second }.Select(result => (result.Scan.Documents, result.Scan.Known)));
        Assert.Equal(first.Copies, second.Copies);
        Assert.Equal(new CopyLocation("listed", "a", 1, 1, "c1", AtHead: true), Assert.Single(first.Copies).Location);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task<string> EnrolAsync(string value, string? name = null, string? credential = null)
    {
        using var desk = await EnrolmentDesk.OpenAsync(_planted.Store, _planted.Keys);
        var kept = Assert.IsType<EnrolmentOutcome.Kept>(desk.Enrol(Encoding.UTF8.GetBytes(value), name, credential is null ? null : new CredentialId(credential)));
        await desk.SaveAsync();
        return kept.Enrolment.Id;
    }

    private Task<SurveyResult> SurveyAsync(params (string Name, string Text)[] documents) => SurveyAsync(
        new SurveyScan([Planted.Documents(documents)]) { Enrolments = _planted.Store, Keys = _planted.Keys },
        Make.User("AIDA1", "bot") with { Credentials = [Make.Key("AKIA1"), Make.Key("AKIA2")] });

    private Task<SurveyResult> SurveyAsync(SurveyScan scan, params object[] items) =>
        new EstateSurvey([new TestSource(items)], _store, scan: scan).RunAsync(new() { AsOf = Make.AsOf });
}
