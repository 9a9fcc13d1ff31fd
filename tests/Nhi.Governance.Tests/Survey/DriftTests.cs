namespace Nhi.Governance.Tests.Survey;

/// <summary>What an identity was found or declared to be, held against what is known of it now.</summary>
public sealed class DriftTests
{
    private const string Control = "classification.drift";

    private readonly TestStore _store = new();

    [Fact]
    public async Task Evidence_that_changed_between_surveys_is_a_finding_with_both_sides()
    {
        Assert.Null(await DriftAsync(0, Row(console: false)));

        var drift = await DriftAsync(1, Row(console: true));

        Assert.Contains(drift!.Evidence, line => line.StartsWith("class: Human (aws-user-console: ", StringComparison.Ordinal));
        Assert.Contains(drift.Evidence, line => line.Contains(": ServiceAccount (the survey of 2026-11-01, aws-user-no-console: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_stays_open_until_it_is_what_it_was_or_somebody_declares_what_it_is()
    {
        await DriftAsync(0, Row(console: false));
        var first = await DriftAsync(1, Row(console: true));
        var second = await DriftAsync(2, Row(console: true));
        Assert.Equal(first!.Evidence, second!.Evidence);
        Assert.IsType<InventoryChange.Seen>(Assert.Single(_store.Last));

        Assert.Null(await DriftAsync(3, Row(console: false)));
        Assert.Null(await DriftAsync(4, Row(console: false)));
        Assert.NotNull(await DriftAsync(5, Row(console: true)));
        Assert.Null(await DriftAsync(6, Row(console: false), Declares("ServiceAccount")));
    }

    [Fact]
    public async Task Rules_that_changed_are_no_drift()
    {
        await DriftAsync(0, Row(console: false));
        var own = new Classifier([.. BuiltInRules.All.Where(rule => rule.Id is not "aws-user-no-console"), new("own", IdentityClass.Bot, Standing.Governed, 10, 0.9, [new FactTest.Is(IdentityFacts.Subclass, "aws:iam-user")], "w", "s")]);

        Assert.Null(await DriftAsync(1, own, Row(console: false)));
        Assert.Equal(IdentityClass.Bot, Assert.Single(_store.Identities.Values).Classification.Class);
    }

    [Fact]
    public async Task A_declaration_that_the_evidence_contradicts_is_a_finding_with_both_sides()
    {
        var drift = await DriftAsync(0, Row(console: true), Declares("RpaRobot"));

        Assert.Contains(drift!.Evidence, line => line.StartsWith("class: RpaRobot (declared: declared by register.yaml", StringComparison.Ordinal));
        Assert.Contains(drift.Evidence, line => line.StartsWith(IdentityFacts.EvidentClass.Meaning + ": Human (aws-user-console: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_declaration_that_says_more_than_the_evidence_is_none()
    {
        Assert.Null(await DriftAsync(0, Row(console: false), Declares("RpaRobot")));
        Assert.Null(await DriftAsync(1, Make.User("AIDA9", "bot"), Declares("AiAgent")));
    }

    [Fact]
    public async Task A_declaration_for_a_time_that_is_over_is_a_finding()
    {
        Assert.Null(await DriftAsync(0, Row(console: false), Declares("Workload", Make.AsOf.AddDays(1))));
        Assert.NotNull(await DriftAsync(2, Row(console: false), Declares("Workload", Make.AsOf.AddDays(1))));
    }

    private static Observation Row(bool console)
    {
        var row = Make.ReportRow("bot", "report.csv");
        var facts = row.Facts.ToBuilder();
        facts.Remove(IdentityFacts.InteractiveLogin);
        return row with { Facts = facts.Set(IdentityFacts.InteractiveLogin, console, "report.csv").ToFactSet() };
    }

    private static Attachment Declares(string value, DateTimeOffset? until = null)
    {
        var facts = new FactSetBuilder().Set(IdentityFacts.DeclaredClass, value, "register.yaml");
        return Make.Says(Make.UserArn("bot"), (until is { } end ? facts.Set(IdentityFacts.ClassUntil, end, "register.yaml") : facts).ToFactSet());
    }

    private Task<ControlResult?> DriftAsync(int day, params object[] estate) => DriftAsync(day, Classifier.BuiltIn, estate);

    private async Task<ControlResult?> DriftAsync(int day, Classifier classifier, params object[] estate)
    {
        var result = await new EstateSurvey([new TestSource(estate)], _store, classifier: classifier).RunAsync(new() { AsOf = Make.AsOf.AddDays(day) });
        return result.Findings.SingleOrDefault(finding => finding.Result.Control == Control)?.Result;
    }
}
