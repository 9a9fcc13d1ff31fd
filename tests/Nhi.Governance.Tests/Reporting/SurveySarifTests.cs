using System.Text;
using System.Text.Json.Nodes;

namespace Nhi.Governance.Tests.Reporting;

public sealed class SurveySarifTests
{
    private static readonly Dictionary<string, SarifRoot> Roots = new(StringComparer.Ordinal) { ["repo"] = new("checkout/", null, new Uri("file:///repo/")) };

    private static readonly SurveyResult Survey = SampleSurvey.Result with
    {
        Findings =
        [
            .. SampleSurvey.Result.Findings,
            new(new("credential.placement:9"), SampleSurvey.Key.Id, SampleSurvey.Old.Result with { Control = "credential.placement", Severity = Severity.Critical, Subject = "copy-1" }),
        ],
    };

    [Fact]
    public async Task A_survey_is_what_the_schema_of_the_standard_says()
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "sarif-schema-2.1.0.json"));
        var text = await WriteAsync(Survey);

        Assert.Empty(schema.Validate(text));
        Assert.NotEmpty(schema.Validate(text.Replace("\"ruleId\"", "\"rule\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(text.Replace("\"level\": \"error\"", "\"level\": \"grave\"", StringComparison.Ordinal)));
        Assert.Empty(schema.Validate(await WriteAsync(Survey with { Findings = [], Accepted = [], Rejected = [] })));
    }

    [Fact]
    public async Task Each_finding_has_its_rule_its_place_and_a_fingerprint_that_stays()
    {
        var run = JsonNode.Parse(await WriteAsync(Survey))!["runs"]![0]!;
        var results = run["results"]!.AsArray();
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.Equal(4, results.Count);
        Assert.All(results, result => Assert.Equal(result!["ruleId"]!.GetValue<string>(), rules[result["ruleIndex"]!.GetValue<int>()]!["id"]!.GetValue<string>()));
        Assert.Equal(["credential.placement:9", "credential.rotation:1", "purpose:3", "trust.dangling:2"], results.Select(result => result!["partialFingerprints"]!["nhiFinding/v1"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        var copy = results.Single(result => string.Equals(result!["ruleId"]!.GetValue<string>(), "credential.placement", StringComparison.Ordinal))!["locations"]![0]!["physicalLocation"]!;
        Assert.Equal("checkout/src/config.py", copy["artifactLocation"]!["uri"]!.GetValue<string>());
        Assert.Equal(12, copy["region"]!["startLine"]!.GetValue<int>());
        var rotation = results.Single(result => result!["suppressions"] is null && string.Equals(result["ruleId"]!.GetValue<string>(), "credential.rotation", StringComparison.Ordinal))!;
        Assert.Equal("report.csv", rotation["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!.GetValue<string>());
        Assert.Equal("warning", rotation["level"]!.GetValue<string>());
        Assert.Equal("accepted", results.Single(result => result!["suppressions"] is not null)!["suppressions"]![0]!["status"]!.GetValue<string>());
        Assert.False(run["invocations"]![0]!["executionSuccessful"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_order_of_findings_does_not_matter() =>
        Assert.Equal(await WriteAsync(Survey), await WriteAsync(Survey with { Findings = [.. Survey.Findings.Reverse()], Identities = [.. Survey.Identities.Reverse()] }));

    private static async Task<string> WriteAsync(SurveyResult survey)
    {
        using var stream = new MemoryStream();
        await SurveySarif.WriteAsync(survey, Roots, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
