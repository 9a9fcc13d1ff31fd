namespace Nhi.Governance.Estate.Tests;

/// <summary>Healing a planted fact takes away exactly its finding; deleting the fact makes it not assessable instead.</summary>
public sealed class HealTests : IClassFixture<HealTests.Before>
{
    private readonly Before _before;

    public HealTests(Before before) => _before = before;

    public static TheoryData<string> Cases => [.. Truth.Heal.EnumerateArray().Select(item => item.Text("name")!)];

    public static TheoryData<string> Deletions => [.. Truth.Heal.EnumerateArray().Where(item => item.TryGetProperty("delete", out _)).Select(item => item.Text("name")!)];

    [Fact]
    public void The_cases_have_names_of_their_own() => Assert.Equal(Truth.Heal.GetArrayLength(), Truth.Heal.EnumerateArray().Select(item => item.Text("name")).Distinct().Count());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Healed(string name)
    {
        var (answer, healed, _) = await SurveyAsync(name, "heal");

        Assert.Single(_before.Answer.Findings, healed);
        TruthTests.Same(_before.Answer.Findings.Where(line => !healed(line)).ToList(), answer.Findings);
    }

    [Theory]
    [MemberData(nameof(Deletions))]
    public async Task Deleted(string name)
    {
        var (answer, deleted, key) = await SurveyAsync(name, "delete");

        TruthTests.Same(_before.Answer.Findings.Where(line => !deleted(line)).ToList(), answer.Findings);
        TruthTests.Same([.. _before.Answer.Gaps, key], answer.Gaps);
    }

    private static async Task<(Answer Answer, Predicate<string> IsIt, string Key)> SurveyAsync(string name, string what)
    {
        var item = Truth.Heal.EnumerateArray().Single(item => item.Text("name") == name);
        var edit = item.GetProperty(what);
        var finding = item.GetProperty("finding");
        using var estate = new SampleEstate();
        estate.Edit(edit.Text("file")!, edit.Text("find")!, edit.Text("replace")!, edit.TryGetProperty("occurrence", out var occurrence) ? occurrence.GetInt32() : 0);
        var key = Answer.Line(finding.Text("identity"), finding.Text("control"), finding.Text("credential"));
        var subject = finding.Text("subject") is { } named ? " " + named : string.Empty;
        return (
            new Answer(await estate.SurveyAsync(withHistory: false), estate.Folder),
            line => line.StartsWith(key + " ", StringComparison.Ordinal) && line.EndsWith(subject, StringComparison.Ordinal),
            key);
    }

    public sealed class Before : IAsyncLifetime
    {
        internal Answer Answer { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            using var estate = new SampleEstate();
            Answer = new Answer(await estate.SurveyAsync(withHistory: false), estate.Folder);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
