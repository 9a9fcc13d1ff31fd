using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nhi.Governance.Tests.Reporting;

public sealed class SurveyJsonTests
{
    private static readonly JsonSchema Schema = JsonSchema.Read(Path.Combine(AppContext.BaseDirectory, "survey.schema.json"));

    [Fact]
    public async Task A_survey_is_what_its_schema_says()
    {
        using var document = JsonDocument.Parse(await WriteAsync(SampleSurvey.Result));

        Assert.Empty(Schema.Validate(document.RootElement));
    }

    [Fact]
    public async Task A_survey_of_nothing_is_what_its_schema_says()
    {
        var nothing = SampleSurvey.Result with { Identities = [], Relations = [], Findings = [], Accepted = [], NotAssessable = [], Copies = [], Unrecognised = [], Rejected = [], Notes = [], Sources = [] };
        using var document = JsonDocument.Parse(await WriteAsync(nothing));

        Assert.Empty(Schema.Validate(document.RootElement));
    }

    [Fact]
    public async Task A_member_too_few_or_too_many_breaks_the_schema_wherever_it_is()
    {
        var text = await WriteAsync(SampleSurvey.Result);
        var objects = Objects(JsonNode.Parse(text)!, []).Count;
        Assert.True(objects > 30, "The sample has too little in it.");
        for (var index = 0; index < objects; index++)
        {
            var extra = JsonNode.Parse(text)!;
            Objects(extra, [])[index].Add("surplus", 1);
            Assert.NotEmpty(Wrong(extra));

            var names = Objects(JsonNode.Parse(text)!, [])[index].Select(member => member.Key).ToList();
            foreach (var name in names)
            {
                var less = JsonNode.Parse(text)!;
                var from = Objects(less, [])[index];
                var isOptional = from.GetPath().EndsWith(".byClass", StringComparison.Ordinal);
                from.Remove(name);
                Assert.Equal(isOptional, Wrong(less).Count == 0);
            }
        }
    }

    [Theory]
    [InlineData("schema", "\"nhi-survey/2\"")]
    [InlineData("asOf", "\"yesterday\"")]
    [InlineData("asOf", "null")]
    [InlineData("identities/0/class", "\"Robot\"")]
    [InlineData("identities/0/confidence", "1.5")]
    [InlineData("identities/0/owners/0/role", "\"VendorManager\"")]
    [InlineData("identities/0/credentials/0/expiresAt", "\"Never\"")]
    [InlineData("identities/0/credentials/0/createdAt", "\"never\"")]
    [InlineData("relations/0/state", "\"verified\"")]
    [InlineData("findings/0/severity", "\"Grave\"")]
    [InlineData("counts/identities", "-1")]
    public async Task A_wrong_value_breaks_the_schema(string place, string value)
    {
        var survey = JsonNode.Parse(await WriteAsync(SampleSurvey.Result))!;
        var path = place.Split('/');
        var holder = path[..^1].Aggregate(survey, (node, name) => (node is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : node[name])!);
        holder[path[^1]] = JsonNode.Parse(value);

        Assert.NotEmpty(Wrong(survey));
    }

    [Fact]
    public void The_schema_knows_the_words_of_the_code()
    {
        var definitions = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "survey.schema.json")))!["$defs"]!;

        AssertSame([.. Enum.GetNames<IdentityClass>(), "Human", "VendorManaged"], Words(definitions["class"]!));
        AssertSame(Enum.GetNames<Severity>(), Words(definitions["severity"]!));
        AssertSame(Enum.GetNames<CredentialKind>(), Words(definitions["credential"]!["properties"]!["kind"]!));
        AssertSame(Enum.GetNames<CopyVerdict>(), Words(definitions["copy"]!["properties"]!["verdict"]!));
        AssertSame(Enum.GetNames<RelationState>(), Words(definitions["relation"]!["properties"]!["state"]!));
        AssertSame(Enum.GetValues<RelationKind>().Select(KebabNames.Of), Words(definitions["relation"]!["properties"]!["kind"]!));
        AssertSame(Enum.GetValues<OwnerRole>().Select(KebabNames.Of), Words(definitions["role"]!));
    }

    [Fact]
    public async Task Order_does_not_matter_and_the_bytes_are_the_same()
    {
        var result = SampleSurvey.Result;
        var turned = result with
        {
            Identities = [.. result.Identities.Reverse()],
            Relations = [.. result.Relations.Reverse()],
            Findings = [.. result.Findings.Reverse()],
            Copies = [.. result.Copies.Reverse()],
            Sources = [.. result.Sources.Reverse()],
        };

        Assert.Equal(await WriteAsync(result), await WriteAsync(turned));
    }

    [Fact]
    public async Task What_was_merged_is_counted_at_its_principal()
    {
        var survey = JsonNode.Parse(await WriteAsync(SampleSurvey.Result))!;

        Assert.DoesNotContain(survey["identities"]!.AsArray(), identity => IsNamed(identity, "aws:key:AKIA9"));
        Assert.Equal(3, survey["counts"]!["identities"]!.GetValue<int>());
        Assert.Equal(1, survey["counts"]!["disappeared"]!.GetValue<int>());
        Assert.Equal(1, survey["counts"]!["machine"]!.GetValue<int>());
        Assert.Equal(1, survey["counts"]!["byClass"]!["Human"]!.GetValue<int>());
    }

    [Fact]
    public async Task Unknown_is_null_and_known_to_be_none_is_never()
    {
        var survey = JsonNode.Parse(await WriteAsync(SampleSurvey.Result))!;
        var credentials = survey["identities"]!.AsArray().Single(identity => IsNamed(identity, "aws:111122223333:AIDA1"))!["credentials"]!;

        Assert.Equal("aws:key:AKIA1", credentials[0]!["id"]!.GetValue<string>());
        Assert.Null(credentials[0]!["expiresAt"]);
        Assert.Null(credentials[0]!["enabled"]);
        Assert.Equal("never", credentials[1]!["expiresAt"]!.GetValue<string>());
        Assert.Equal("2026-10-29T00:00:00.0000001Z", credentials[1]!["lastUsedAt"]!.GetValue<string>());
        Assert.Null(credentials[1]!["lastRotatedAt"]);
    }

    [Fact]
    public async Task A_linked_copy_names_its_identity()
    {
        var copies = JsonNode.Parse(await WriteAsync(SampleSurvey.Result))!["copies"]!;

        Assert.Null(copies[0]!["identityId"]);
        Assert.Equal("aws:111122223333:AIDA1", copies[1]!["identityId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nothing_but_printable_ASCII_and_line_feeds_is_written()
    {
        var text = await WriteAsync(SampleSurvey.Result);

        Assert.DoesNotContain(text, character => character != '\n' && character is < ' ' or > '~');
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Contains("\\u001B[31m", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_survey_is_handed_over_in_parts()
    {
        using var destination = new CountingStream();
        var many = SampleSurvey.Result with { Notes = [.. Enumerable.Range(0, 20_000).Select(number => new SurveyNote($"file-{number}", string.Empty, "a note of some length"))] };

        await SurveyJson.WriteAsync(many, destination);

        Assert.InRange(destination.Largest, 1, 256 * 1024);
        Assert.True(destination.Length > 1024 * 1024);
    }

    private static async Task<string> WriteAsync(SurveyResult result)
    {
        using var stream = new MemoryStream();
        await SurveyJson.WriteAsync(result, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IReadOnlyList<string> Wrong(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return Schema.Validate(document.RootElement);
    }

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual) => Assert.Equal(expected, actual, StringComparer.Ordinal);

    private static bool IsNamed(JsonNode? identity, string id) => string.Equals(identity!["id"]!.GetValue<string>(), id, StringComparison.Ordinal);

    private static List<string> Words(JsonNode definition) => [.. definition["enum"]!.AsArray().Select(word => word!.GetValue<string>())];

    private static List<JsonObject> Objects(JsonNode node, List<JsonObject> found)
    {
        if (node is JsonObject here)
        {
            found.Add(here);
        }

        foreach (var below in node is JsonObject members ? members.Select(member => member.Value) : node is JsonArray items ? items : [])
        {
            if (below is not null)
            {
                Objects(below, found);
            }
        }

        return found;
    }

    private sealed class CountingStream : MemoryStream
    {
        public int Largest { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Largest = Math.Max(Largest, buffer.Length);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
