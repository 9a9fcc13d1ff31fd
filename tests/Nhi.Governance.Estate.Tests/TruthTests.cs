namespace Nhi.Governance.Estate.Tests;

/// <summary>A survey of the sample estate says what is true of it: nothing missing, nothing extra.</summary>
public sealed class TruthTests : IClassFixture<TruthTests.Surveyed>
{
    private readonly Answer _answer;

    public TruthTests(Surveyed surveyed) => _answer = surveyed.Answer;

    [Fact]
    public void Identities_with_class_environment_system_and_credentials() => Same(
        Truth.Lines("identities", item => $"{item.Text("id")} {item.Text("class")} env={item.Text("environment")} system={item.Text("system")} [{string.Join(' ', item.GetProperty("credentials").EnumerateArray().Select(id => id.GetString()).Order(StringComparer.Ordinal))}]"),
        _answer.Identities);

    [Fact]
    public void Relations() => Same(Truth.Lines("relations", item => $"{item.Text("from")} -> {item.Text("to")} {item.Text("state")}"), _answer.Relations);

    [Fact]
    public void Findings() => Same(
        Truth.Lines("findings", item => $"{Answer.Line(item.Text("identity"), item.Text("control"), item.Text("credential"))} {item.Text("severity")}{(item.Text("identity") is null ? " " + item.Text("subject") : string.Empty)}"),
        _answer.Findings);

    [Fact]
    public void What_cannot_be_assessed() => Same(Truth.Lines("notAssessable", item => $"{item.Text("identity")} {item.Text("control")} {item.Text("credential")}"), _answer.Gaps);

    [Fact]
    public void Copies() => Same(
        Truth.Lines("copies", item => $"{item.Text("format")} {item.Text("verdict")} {item.Text("path")}:{item.Text("line")}:{item.Text("column")} {item.Text("commit")} {item.Text("atHead")} {item.Text("identity")}"),
        _answer.Copies);

    [Fact]
    public void Owners() => Same(
        Truth.Lines("owners", item => $"{item.Text("identity")} {item.Text("role")!.Replace("-", string.Empty, StringComparison.Ordinal)} {item.Text("party")} {item.Text("state")}".ToLowerInvariant()),
        _answer.Owners.Select(line => line.ToLowerInvariant()).ToList());

    [Fact]
    public void Files_that_are_rejected_or_unknown()
    {
        Same(Truth.Lines("rejected", item => item.Text("path")!), _answer.Rejected);
        Same(Truth.Lines("unrecognised", item => item.Text("path")!), _answer.Unrecognised);
    }

    internal static void Same(IReadOnlyCollection<string> truth, IReadOnlyCollection<string> answer)
    {
        var differences = truth.Except(answer, StringComparer.Ordinal).Select(line => "missing: " + line)
            .Concat(answer.Except(truth, StringComparer.Ordinal).Select(line => "extra:   " + line))
            .ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} differences\n{string.Join('\n', differences)}");
        Assert.NotEmpty(truth);
    }

    public sealed class Surveyed : IAsyncLifetime
    {
        internal Answer Answer { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            using var estate = new SampleEstate();
            Answer = new Answer(await estate.SurveyAsync(), estate.Folder);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
