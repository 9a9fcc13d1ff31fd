using System.Collections.Immutable;
using System.Text;

namespace Nhi.Governance.Storage.Sqlite.Tests;

public sealed class SurveyRecordTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 9, 30, 0, TimeSpan.Zero);

    private static readonly ControlPolicy Policy = new()
    {
        Overrides = ImmutableDictionary<string, ControlOverride>.Empty.Add("purpose", new(IsEnabled: null, Severity.High)).Add("reuse", new(IsEnabled: false, Severity: null)),
        Limits = ImmutableDictionary<CredentialKind, CredentialLimit>.Empty.Add(CredentialKind.ApiKey, new(TimeSpan.FromDays(30), null, IsJudgement: true, [new("A", "1", "b")])),
        AcceptedRisks = [new("purpose", PolicySelector.Of(new("register:ä")), "why", "ann", Day.AddDays(9))],
        UnusedKeyAfter = TimeSpan.FromDays(7),
        UnusedRoleAfter = TimeSpan.FromDays(8),
        TriageWithin = TimeSpan.FromDays(9),
    };

    private static readonly SurveyRecord Record = new()
    {
        Revision = new(4),
        Basis = new(Day, Policy, "1.2.3", "abc"),
        Before = new(Day.AddDays(-7), ControlPolicy.Baseline, "1.2.2", "abb"),
        Asked = [new(SurveyInputKind.Path, "exports"), new(SurveyInputKind.Repository, "code"), new(SurveyInputKind.Scope, "a=b")],
        Sources = [new("a.csv", "aws/keys", 3, 1, 1, 1, [new("aws:1:users", Coverage.Partial)]) { Sha256 = new string('a', 64), Command = "aws iam list-users" }, new("b", "c", 0, 0, 0, 0, [])],
        Unrecognised = [new("x.json", string.Empty, "no format")],
        Rejected = [new("a.csv", "row 3", "has no id")],
        Notes = [new("a.csv", "row 2", "is odd")],
        UnlinkedCopies = [new(new("copy-1"), "aws-access-key", CopyVerdict.FormatOnly, new("repo", "a.env", 1, 2, "abc", AtHead: false), Credential: null)],
        Documents = 1234567890123,
        Enrolled = 5,
        Weak = 2,
        IsSearchPartial = true,
    };

    private readonly Place _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task What_a_survey_read_is_kept_whole()
    {
        await using (var store = _place.Open())
        {
            Assert.Null(await store.GetSurveyAsync());
            await store.PutSurveyAsync(Record);
        }

        await using var again = _place.Open();
        var read = await again.GetSurveyAsync();

        Assert.NotNull(read);
        Assert.Equal(Encoding.UTF8.GetString(SurveyRecordCodec.ToBytes(Record)), Encoding.UTF8.GetString(SurveyRecordCodec.ToBytes(read)));
        Assert.Equal((Record.Revision, Record.Documents, Record.Sources[0].Command, Record.Sources[0].Areas[0], Record.UnlinkedCopies[0], Record.Rejected[0]), (read.Revision, read.Documents, read.Sources[0].Command, read.Sources[0].Areas[0], read.UnlinkedCopies[0], read.Rejected[0]));
        Assert.Equal(Policy.AcceptedRisks[0] with { Where = PolicySelector.Everything }, read.Basis.Policy.AcceptedRisks[0] with { Where = PolicySelector.Everything });
        Assert.Equal(Policy.AcceptedRisks[0].Where.ToString(), read.Basis.Policy.AcceptedRisks[0].Where.ToString());
        Assert.Equal(Policy.Overrides["reuse"], read.Basis.Policy.Overrides["reuse"]);
        Assert.Equal(TimeSpan.FromDays(30), Assert.Single(read.Basis.Policy.Limits).Value.MaxAge);
    }

    [Fact]
    public async Task The_record_of_the_later_commit_stays()
    {
        await using var store = _place.Open();
        await store.PutSurveyAsync(Record with { Weak = 1 });
        await store.PutSurveyAsync(Record with { Revision = new(3), Weak = 9 });
        Assert.Equal(1, (await store.GetSurveyAsync())!.Weak);
        await store.PutSurveyAsync(Record with { Revision = new(5), Weak = 0 });
        Assert.Equal(0, (await store.GetSurveyAsync())!.Weak);
    }

    [Fact]
    public async Task A_file_of_the_version_before_gets_the_place_for_it_and_keeps_what_it_has()
    {
        OldFiles.Make(_place, version: 3, Estates.Many(3));
        await using var again = _place.Open();

        Assert.Null(await again.GetSurveyAsync());
        await again.PutSurveyAsync(Record);
        Assert.NotNull(await again.GetSurveyAsync());
        Assert.Equal(3, (await again.ReadIdentitiesAsync().ToListAsync()).Count);
    }
}
