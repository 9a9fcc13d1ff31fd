using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Tests.Reporting;

public sealed partial class SurveyHtmlTests
{
    [Fact]
    public async Task The_policy_allows_nothing_but_the_hashes_of_what_is_there()
    {
        var html = await WriteAsync(SampleSurvey.Result);

        var policy = Policy().Match(html);
        Assert.True(policy.Success);
        Assert.Equal(policy.Groups["style"].Value, HashOf(Styles().Match(html).Groups["content"].Value));
        Assert.Equal(policy.Groups["script"].Value, HashOf(Scripts().Matches(html).Single(script => script.Groups["attributes"].Length == 0).Groups["content"].Value));
        Assert.True(policy.Index < html.IndexOf("<style", StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\s(?:style|on\w+)=", Markup(html));
        Assert.DoesNotMatch("https?://|<(?:link|img|iframe|object|embed|base|form)\\b", Markup(html));
        Assert.Single(Regex.Matches(html, "<style", RegexOptions.None, TimeSpan.FromSeconds(9)));
    }

    [Fact]
    public async Task The_same_survey_gives_the_same_bytes_whatever_its_order()
    {
        var turned = SampleSurvey.Result with { Identities = [.. SampleSurvey.Result.Identities.Reverse()], Findings = [.. SampleSurvey.Result.Findings.Reverse()], Copies = [.. SampleSurvey.Result.Copies.Reverse()], Sources = [.. SampleSurvey.Result.Sources.Reverse()] };

        Assert.Equal(await WriteAsync(SampleSurvey.Result), await WriteAsync(turned));
    }

    [Fact]
    public async Task It_says_what_was_read_judged_and_left_open()
    {
        var policy = ControlPolicy.Baseline with { UnusedKeyAfter = TimeSpan.FromDays(30), Overrides = ControlPolicy.Baseline.Overrides.Add("purpose", new ControlOverride(IsEnabled: null, Severity.High)).Add("reuse", new ControlOverride(IsEnabled: false, Severity: null)) };
        InventoryPoint[] history = [new(new Revision(1), SampleSurvey.AsOf.AddDays(-7), 3, 9), new(new Revision(4), SampleSurvey.AsOf, 5, 2)];
        var survey = SampleSurvey.Result with { Policy = policy, Asked = [new(SurveyInputKind.Path, "exports"), new(SurveyInputKind.Scope, "aws.account=111122223333")], Sources = [SampleSurvey.Result.Sources[0] with { Sha256 = new string('e', 64), Command = "aws iam get-credential-report" }] };

        var html = await WriteAsync(survey, history);

        foreach (var said in new[]
        {
            "as of 2026-11-01", "<code>aws.account=111122223333</code>", new string('e', 64), "aws/credential-report", "<code>aws iam get-credential-report</code>", "purpose, severity", "<td>asked</td><td>not asked</td>", "<td>45 days</td><td>30 days</td>",
            "a pilot", "b.ok@example.com", "aws iam get-account-authorization-details", "credential.rotation:1", "OWASP-NHI 2025 NHI7", "identities from 3 to 5, open findings from 9 to 2", "has no ARN", "no format knows it",
        })
        {
            Assert.Contains(said, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<h2>Trend</h2>", await WriteAsync(survey with { AsOf = history[0].AsOf!.Value }, [history[0]]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_met_is_what_the_survey_judged_and_nothing_is_judged_again()
    {
        var html = await WriteAsync(SampleSurvey.Result with { Met = new Dictionary<IdentityId, IReadOnlyList<string>> { [SampleSurvey.Key.Id] = ["purpose", "credential.placement", "credential.placement"] } });
        var rows = Rows().Matches(html).Select(row => row.Value).ToList();

        Assert.All(rows, row => Assert.Equal(
            row.Contains("<code>purpose<", StringComparison.Ordinal) ? 1 : row.Contains("<code>credential.placement<", StringComparison.Ordinal) ? 2 : 0,
            int.Parse(Numbers().Matches(row)[1].Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Who_answers_is_told_role_by_role()
    {
        var workload = SampleSurvey.Key with { Id = new("k8s:prod:one"), Classification = new(IdentityClass.Workload, Standing.Governed, 1, []), Owners = [new(OwnerRole.Platform, OwnerState.Attested, "team-k8s", "labels"), new(OwnerRole.Application, OwnerState.Orphaned, "ada@example.com", "labels")] };

        var html = await WriteAsync(SampleSurvey.Result with { Identities = [workload] });

        // An attested platform owner answers for no application.
        Assert.Contains("<b>0 %</b> of 1 identities have a living owner", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#/identities?owner=platform.Attested\">1 attested</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#/identities?owner=application.Orphaned\">1 all have left</a>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, "–")]
    [InlineData(0, 9, "0 %")]
    [InlineData(1, 100_000, "0.1 %")]
    [InlineData(1, 3, "33 %")]
    [InlineData(999, 1000, "99.9 %")]
    [InlineData(99_999, 100_000, "99.9 %")]
    [InlineData(9, 9, "100 %")]
    public void A_share_that_is_not_all_does_not_read_as_all(int part, int whole, string words) => Assert.Equal(words, ReportWords.Share(part, whole));

    [Fact]
    public async Task An_estate_of_nothing_says_so_and_claims_nothing()
    {
        var nothing = SampleSurvey.Result with { Identities = [], Relations = [], Findings = [], Accepted = [], NotAssessable = [], Copies = [], Sources = [], Notes = [], Unrecognised = [] };

        var html = Markup(await WriteAsync(nothing));

        foreach (var said in new[] { "No export was read by this survey", "One record or file could not be read", "sev-Critical zero", "There is no identity.", "No identity is of a class that demands an owner.", "None was found: no document was searched.", "No finding is accepted.", "No identity was seen.", "Here every question could be answered.", "No tag, label or register entry names a system." })
        {
            Assert.Contains(said, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    [InlineData(200)]
    public async Task A_trend_lies_on_its_days_and_ends_with_this_survey(int count)
    {
        var first = SampleSurvey.AsOf.AddDays(-7 * count);
        var points = Enumerable.Range(0, count).Select(at => new InventoryPoint(new Revision(at + 1), first.AddDays(7 * at), 100 + at, 50 - (at % 50)) { Grave = 5, Unknown = 3, Owned = 90, Answered = 45, Attested = 9 }).ToList();

        var html = await WriteAsync(SampleSurvey.Result, points);

        var line = Regex.Match(html, "<polyline class=\"main\" points=\"(?<points>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(9)).Groups["points"].Value.Split(' ').Select(pair => pair.Split(',').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToList()).ToList();
        Assert.Equal(Math.Min(count, 60) + 1, line.Count);
        Assert.Equal((0, 320), (line[0][0], line[^1][0]));
        Assert.All(line.Zip(line.Skip(1)), pair => Assert.True(pair.First[0] < pair.Second[0]));
        Assert.All(line, point => Assert.InRange(point[1], 0, 110));
        Assert.Contains($"declared or attested: 50 % → <b>50 %</b>", html, StringComparison.Ordinal);
        Assert.Contains("critical and high: 5 → <b>5</b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_since_the_last_survey_are_told_with_limits_and_acceptances()
    {
        AcceptedRisk risk = new("purpose", PolicySelector.Of(SampleSurvey.Key.Id), "a pilot", "ann", SampleSurvey.AsOf.AddDays(30));
        var before = ControlPolicy.Baseline with { AcceptedRisks = [risk, risk with { Control = "reuse" }], UnusedKeyAfter = TimeSpan.FromDays(30) };
        var survey = SampleSurvey.Result with { Policy = ControlPolicy.Baseline with { AcceptedRisks = [risk with { Expires = SampleSurvey.AsOf.AddDays(60) }] }, Before = new(SampleSurvey.AsOf.AddDays(-7), before, "0.0.9", "abc") };

        var html = await WriteAsync(survey);

        foreach (var said in new[]
        {
            "As of 2026-10-25", "The baseline itself", "0.0.9, sha256:abc", "<td>30 days</td><td>45 days</td>", "Accepted: purpose of Identity: aws:111122223333:AIDA1", "<td>until 2026-12-01, by ann: a pilot</td><td>until 2026-12-31, by ann: a pilot</td>",
            "Accepted: reuse of Identity: aws:111122223333:AIDA1", "<td>not accepted</td>",
        })
        {
            Assert.Contains(said, html, StringComparison.Ordinal);
        }

        Assert.Contains("None since the survey as of 2026-10-25", await WriteAsync(survey with { Before = SurveyBasis.Of(SampleSurvey.AsOf.AddDays(-7), survey.Policy) }), StringComparison.Ordinal);
        Assert.Contains("No earlier survey is kept", await WriteAsync(SampleSurvey.Result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_of_a_control_add_up_to_its_population()
    {
        var html = await WriteAsync(SampleSurvey.Result);
        var rows = Rows().Matches(html);

        Assert.Equal(PolicyEvaluator.Controls.Count, rows.Count);
        foreach (Match row in rows)
        {
            var numbers = Numbers().Matches(row.Value).Select(number => int.Parse(number.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(5, numbers.Count);
            Assert.Equal(numbers[0], numbers.Skip(1).Sum());
        }
    }

    [Fact]
    public void Whatever_a_text_holds_it_is_text()
    {
        var texts = ArbMap.Default.ArbFor<string>();
        Prop.ForAll(texts, text =>
        {
            var html = new HtmlText();
            html.Write($"<b title=\"{text}\">{text}</b>");
            using var stream = new MemoryStream();
            html.FlushAsync(stream, CancellationToken.None).GetAwaiter().GetResult();
            var written = Encoding.UTF8.GetString(stream.ToArray());
            var inner = written[10..written.IndexOf("\">", StringComparison.Ordinal)];
            return inner.AsSpan().IndexOfAny("<>\"'\uFFFD") < 0 && written.EndsWith($"\">{inner}</b>", StringComparison.Ordinal)
                && string.Equals(System.Net.WebUtility.HtmlDecode(inner), PlainText.Of(text ?? string.Empty), StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Whatever_a_name_holds_the_data_stay_one_script()
    {
        var texts = Gen.Elements("</script>", "<!--", "\u2028", "\u202E", "&lt;", "\ud800", "x", "\"", "\0", "]]>", "<script>").ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var survey = SampleSurvey.Result with { Identities = [SampleSurvey.Key with { Facts = new FactSetBuilder().Set(IdentityFacts.Name, text, text).ToFactSet() }], Notes = [new(text, text, text)] };
            var html = WriteAsync(survey).GetAwaiter().GetResult();
            var scripts = Scripts().Matches(html);
            using var data = JsonDocument.Parse(scripts[0].Groups["content"].Value);
            return scripts.Count == 2 && scripts[0].Groups["content"].Value.AsSpan().IndexOfAny("<>&\u2028\u202E") < 0
                && (text.Length == 0 || data.RootElement.GetProperty("text").EnumerateArray().Any(one => string.Equals(one.GetString(), PlainText.Of(text), StringComparison.Ordinal)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public async Task A_large_survey_is_handed_over_in_parts()
    {
        using var destination = new CountingStream();
        var many = SampleSurvey.Result with { Identities = [.. Enumerable.Range(0, 20_000).Select(number => SampleSurvey.Key with { Id = new($"aws:1:{number}") })] };

        await SurveyHtml.WriteAsync(many, [], destination);

        Assert.InRange(destination.Largest, 1, 1024 * 1024);
        Assert.True(destination.Length > 4 * 1024 * 1024);
    }

    private static async Task<string> WriteAsync(SurveyResult result, IReadOnlyList<InventoryPoint>? history = null)
    {
        using var stream = new MemoryStream();
        await SurveyHtml.WriteAsync(result, history ?? [], stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The page without its style, its scripts and the texts of the survey's own.</summary>
    private static string Markup(string html) => Styles().Replace(Scripts().Replace(html, string.Empty), string.Empty);

    private static string HashOf(string content) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src '(?<style>sha256-[^']+)'; script-src '(?<script>sha256-[^']+)'\">", RegexOptions.ExplicitCapture, 9000)]
    private static partial Regex Policy();

    [GeneratedRegex("<style>(?<content>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 9000)]
    private static partial Regex Styles();

    [GeneratedRegex("<script(?<attributes>[^>]*)>(?<content>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 9000)]
    private static partial Regex Scripts();

    [GeneratedRegex("<tr><th scope=\"row\"><code>[^<]*</code><span class=\"under\">[^<]*</span><span class=\"sev .*?</tr>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 9000)]
    private static partial Regex Rows();

    [GeneratedRegex("<td class=\"n\">(?:<a [^>]*>)?(?<number>[0-9]+)", RegexOptions.ExplicitCapture, 9000)]
    private static partial Regex Numbers();

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
