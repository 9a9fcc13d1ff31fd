using System.Globalization;
using System.Text;

namespace Nhi.Governance.Breaches;

/// <summary><c>docs/breaches.md</c> is told by the replays, and says what the surveys said.</summary>
public sealed class BreachDocumentTests
{
    /// <summary>Set to 1 to have the document written anew.</summary>
    private const string AcceptVariable = "NHI_ACCEPT_BREACHES";

    [Fact]
    public async Task The_document_tells_the_replays()
    {
        var text = await WriteAsync();
        var file = Path.Combine(Replay.Here(), "..", "..", "docs", "breaches.md");
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            await File.WriteAllTextAsync(file, text);
        }

        Assert.Equal(text, (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"));
    }

    private static async Task<string> WriteAsync()
    {
        var hits = Replay.All.Where(replay => replay.Miss is null).OrderBy(replay => replay.Day).ToList();
        var misses = Replay.All.Where(replay => replay.Miss is not null).OrderBy(replay => replay.Day).ToList();
        var sources = Replay.All.SelectMany(replay => replay.Sources).ToList();
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $$"""
                # Breaches, surveyed the day before

                {{Replay.All.Count}} public breaches and exposures that went through a non-human identity, each as a small estate in the formats that its systems export, as it stood the day before. Of {{hits.Count}} the survey names the way in, and
                no longer does once that is mended; of {{misses.Count}} it does not, and the reason is told. Tests survey them all, before and repaired, and write this document: [the replays](../tests/Nhi.Governance.Breaches.Tests/Replays).

                What to know of them:

                - A replay holds what was published, each fact with its source; what was not published is left unknown, and what an export cannot leave out (an id, a file's name, a date) is marked as made up. Secrets are made up and in parts.
                - They were written afterwards, by people who knew the way in. They show that the facts were enough for a finding, not that anybody would have asked, or asked in the right place: a copy of a secret is
                  found where the survey looks, and some of these lay in repositories, images and web pages outside the company.
                - {{hits.Count(replay => replay.Expect.Any(expected => expected.Control == "credential.placement"))}} of the hits are copies of secrets that lay open (`credential.placement`). In {{hits.Count(replay => replay.Enrol.Count > 0)}} of them nobody told how the secret looks: it was enrolled first, as `nhi enrol` does, and found by its fingerprint.
                - A few were found by researchers, and nobody is known to have used them.
                - Of {{sources.Count}} sources {{sources.Count(source => source.Checked)}} were read when the replays were written, whole or in part, from stored copies of public pages. The others (marked with *) are cited from knowledge of the public record.

                ## Hits

                | breach | day before | way in | finding that names it | mended by | also found | sources |
                |---|---|---|---|---|---|---|

                """);
        foreach (var replay in hits)
        {
            var survey = await replay.SurveyAsync(repaired: false);
            var expected = replay.Expect.SelectMany(survey.Like).ToList();
            var also = survey.Findings.Except(expected).GroupBy(finding => finding.Result.Control, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"`{group.Key}`{(group.Count() > 1 ? $" ×{group.Count()}" : string.Empty)}");
            text.Append(CultureInfo.InvariantCulture, $"| {replay.Title} | {Day(replay)} | {replay.WayIn} | {string.Join("<br>", replay.Expect.Select(Told))} | {replay.Repair} | {string.Join(", ", also)} | {Sources(replay)} |\n");
        }

        text.Append("""

            ## Misses

            | breach | day before | way in | why nothing names it, and what would | found all the same | sources |
            |---|---|---|---|---|---|

            """);
        foreach (var replay in misses)
        {
            var survey = await replay.SurveyAsync(repaired: false);
            var also = survey.Findings.Select(finding => $"{finding.Result.Severity} `{finding.Result.Control}`").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| {replay.Title} | {Day(replay)} | {replay.WayIn} | {replay.Miss} | {string.Join(", ", also)} | {Sources(replay)} |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Told(Replay.Expected expected) =>
        $"{expected.Severity} `{expected.Control}` at {(expected.Identity is null ? "the place" : $"`{expected.Identity}`")}: “{expected.Says}”{(expected.Why is null ? string.Empty : $" ({expected.Why})")}";

    private static string Day(Replay replay) => replay.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (replay.DayIs is null ? string.Empty : $" ({replay.DayIs})");

    private static string Sources(Replay replay) => string.Join("<br>", replay.Sources.Select(source => $"[{source.Title}]({source.Url}), {source.Published}{(source.Checked ? string.Empty : " *")}"));
}
