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
        var context = new SurveyReportContext { Policy = policy, Scope = ["exports", "aws.account=111122223333"], History = [new(new Revision(1), SampleSurvey.AsOf.AddDays(-7), 3, 9), new(new Revision(4), SampleSurvey.AsOf, 5, 2)] };
        var survey = SampleSurvey.Result with { Sources = [SampleSurvey.Result.Sources[0] with { Sha256 = new string('e', 64) }] };

        var html = await WriteAsync(survey, context);

        foreach (var said in new[]
        {
            "as of 2026-11-01", "<code>aws.account=111122223333</code>", new string('e', 64), "aws/credential-report", "purpose, severity", "<td>asked</td><td>not asked</td>", "<td>45 days</td><td>30 days</td>",
            "a pilot", "b.ok@example.com", "aws iam get-account-authorization-details", "credential.rotation:1", "OWASP-NHI 2025 NHI7", "identities from 3 to 5, open findings from 9 to 2", "has no ARN", "no format knows it",
        })
        {
            Assert.Contains(said, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<h2>Trend</h2>", await WriteAsync(survey, context with { History = [context.History[0]] }), StringComparison.Ordinal);
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

        await SurveyHtml.WriteAsync(many, SurveyReportContext.None, destination);

        Assert.InRange(destination.Largest, 1, 1024 * 1024);
        Assert.True(destination.Length > 4 * 1024 * 1024);
    }

    private static async Task<string> WriteAsync(SurveyResult result, SurveyReportContext? context = null)
    {
        using var stream = new MemoryStream();
        await SurveyHtml.WriteAsync(result, context ?? SurveyReportContext.None, stream);
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
