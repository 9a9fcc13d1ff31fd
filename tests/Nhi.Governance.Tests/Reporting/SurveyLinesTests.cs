using System.Text;
using System.Text.Json.Nodes;

namespace Nhi.Governance.Tests.Reporting;

/// <summary>The forms that hold a record a line.</summary>
public sealed class SurveyLinesTests
{
    [Fact]
    public async Task Json_lines_hold_each_identity_with_its_findings_and_nobodys_at_the_end()
    {
        var lines = Lines(await WriteAsync(SurveyJsonLines.WriteAsync));

        Assert.Equal(5, lines.Count);
        var identities = JsonNode.Parse(await WriteAsync((survey, stream, stop) => SurveyJson.WriteAsync(survey, stream, stop)))!["identities"]!.AsArray();
        Assert.Equal(identities.Select(identity => identity!.ToJsonString()), lines.SkipLast(1).Select(line => line["identity"]!.ToJsonString()));
        Assert.Equal("credential.rotation:1", lines.Single(line => IsOf(line, SampleSurvey.Key.Id))["findings"]![0]!["id"]!.GetValue<string>());
        Assert.Null(lines[^1]["identity"]);
        Assert.Equal("trust.dangling:2", lines[^1]["findings"]![0]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_compliance_finding_has_what_its_class_requires()
    {
        var lines = Lines(await WriteAsync(SurveyOcsf.WriteAsync));

        Assert.Equal(4, lines.Count);
        Assert.All(lines, line =>
        {
            // The required attributes of class 2003 and of the objects within it, version 1.8.0.
            Assert.Equal(2003, Number(line, "class_uid"));
            Assert.Equal(2, Number(line, "category_uid"));
            Assert.Equal((Number(line, "class_uid") * 100) + Number(line, "activity_id"), Number(line, "type_uid"));
            Assert.Equal(SampleSurvey.AsOf.ToUnixTimeMilliseconds(), line["time"]!.GetValue<long>());
            Assert.InRange(Number(line, "severity_id"), 1, 5);
            Assert.Equal(SurveyOcsf.SchemaVersion, line["metadata"]!["version"]!.GetValue<string>());
            Assert.NotEmpty(line["metadata"]!["product"]!["name"]!.GetValue<string>());
            Assert.NotEmpty(line["finding_info"]!["uid"]!.GetValue<string>());
            Assert.InRange(Number(line["compliance"]!, "status_id"), 1, 3);
            Assert.NotEmpty(line["compliance"]!["control"]!.GetValue<string>());
            Assert.NotEmpty(line["remediation"]!["desc"]!.GetValue<string>());
            Assert.True(line["resources"] is null || line["resources"]![0]!["uid"]!.GetValue<string>().Length > 0);
        });
        Assert.Equal([1, 1, 3, 1], lines.Select(line => Number(line, "status_id")));
        Assert.Equal([3, 3, 3, 2], lines.Select(line => Number(line["compliance"]!, "status_id")));
        Assert.Equal("High", lines[0]["severity"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_table_has_a_row_each_identity()
    {
        var rows = (await WriteAsync(SurveyCsv.WriteAsync)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(5, rows.Length);
        Assert.StartsWith("id,name,class,", rows[0], StringComparison.Ordinal);
        Assert.Contains("\"reporting \"\"<&>\"\" ü \\u001B[31m\"", rows[1], StringComparison.Ordinal);
        Assert.Contains("\"application: Declared\",2,1,1,Medium,credential.rotation,", rows[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\\u0009=1\"")]
    [InlineData("\rx", "\"'\\u000Dx\"")]
    [InlineData("  =cmd|' /C calc'!A0", "\"'  =cmd|' /C calc'!A0\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\nb", "a\\u000Ab")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData("a=b", "a=b")]
    [InlineData(null, "")]
    public void A_cell_is_never_a_formula(string? value, string cell) => Assert.Equal(cell, SurveyCsv.Cell(value));

    private static async Task<string> WriteAsync(Func<SurveyResult, Stream, CancellationToken, Task> write)
    {
        using var stream = new MemoryStream();
        await write(SampleSurvey.Result, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<JsonNode> Lines(string text)
    {
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private static int Number(JsonNode node, string name) => node[name]!.GetValue<int>();

    private static bool IsOf(JsonNode line, IdentityId id) => string.Equals(line["identity"]?["id"]?.GetValue<string>(), id.ToString(), StringComparison.Ordinal);
}
