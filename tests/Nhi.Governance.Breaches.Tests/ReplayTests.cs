namespace Nhi.Governance.Breaches;

/// <summary>The day before each breach, the survey names the way in; once it is mended, it no longer does. Misses are told as what they are.</summary>
public sealed class ReplayTests
{
    private const int LeastHits = 20;

    public static TheoryData<string> Hits => [.. Replay.All.Where(replay => replay.Miss is null).Select(replay => replay.Name)];

    public static TheoryData<string> Misses => [.. Replay.All.Where(replay => replay.Miss is not null).Select(replay => replay.Name)];

    public static TheoryData<string> All => [.. Replay.All.Select(replay => replay.Name)];

    [Fact]
    public void There_are_enough() => Assert.True(Hits.Count >= LeastHits, $"{Hits.Count} replays are hits");

    [Theory]
    [MemberData(nameof(Hits))]
    public async Task The_way_in_is_named_and_no_longer_once_it_is_mended(string name)
    {
        var replay = Replay.Of(name);
        var before = await replay.SurveyAsync(repaired: false);
        var repaired = await replay.SurveyAsync(repaired: true);

        Assert.Empty(before.Unread);
        Assert.Empty(repaired.Unread);
        foreach (var expected in replay.Expect)
        {
            Assert.True(before.Like(expected).Any(), $"{expected} is not among\n{string.Join('\n', before.Findings.Select(before.Line))}");
            Assert.True(!repaired.Like(expected).Any(), $"{expected} is still there");
            Assert.True(expected.Severity >= Severity.High || expected.Why is not null, $"{expected} is not grave, and nothing says why");
            Assert.True(expected.Severity == before.Findings.Max(finding => finding.Result.Severity) || expected.Severity >= Severity.High, $"{expected} is not among the gravest");
        }

        var least = replay.Expect.Min(expected => expected.Severity);
        var known = before.Findings.Select(before.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(repaired.Findings.Where(finding => finding.Result.Severity >= least && !known.Contains(repaired.Key(finding))).Select(repaired.Line));
    }

    /// <summary>A miss that holds no longer is a hit: say so in its file.</summary>
    [Theory]
    [MemberData(nameof(Misses))]
    public async Task A_miss_is_one(string name)
    {
        var replay = Replay.Of(name);
        var before = await replay.SurveyAsync(repaired: false);

        Assert.Empty(before.Unread);
        Assert.True(replay.Identity is null || before.Knows(replay.Identity), replay.Identity);
        Assert.Empty(before.Findings.Where(finding => finding.Result.Severity >= Severity.High && (replay.Identity is null || before.Is(finding, replay.Identity))).Select(before.Line));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_fact_has_a_source_or_is_said_to_be_made_up(string name)
    {
        var replay = Replay.Of(name);

        Assert.All(replay.Sources, source => Assert.True(Uri.TryCreate(source.Url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps, source.Url));
        Assert.NotEmpty(replay.Sources);
        Assert.All(replay.Facts, fact => Assert.True(fact.Invented ? fact.Source is null : fact.Source is { } source && source >= 0 && source < replay.Sources.Count, fact.Statement));
        Assert.All(replay.Facts, fact => Assert.True(fact.File is null || replay.Files("before").Contains(fact.File), fact.File));
        Assert.Equal(replay.Files("before").Where(file => !file.EndsWith(".nhi-scope", StringComparison.Ordinal)), replay.Facts.Select(fact => fact.File).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.NotEmpty(replay.Unknown);
        Assert.Equal(replay.Name[..4], replay.Day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_hit_has_a_repair_and_a_miss_a_reason(string name)
    {
        var replay = Replay.Of(name);

        Assert.Equal(replay.Miss is null, replay.Expect.Count > 0);
        Assert.Equal(replay.Miss is null, replay.Repair is not null);
        Assert.Equal(replay.Miss is null, replay.Files("repaired").Any());
        Assert.NotEmpty(replay.Files("before"));
        Assert.True(replay.Identity is null || replay.Miss is not null);
        Assert.All(replay.Files("repaired"), file => Assert.True(!replay.Files("before").Contains(file) || !File.ReadAllBytes(Path.Combine(replay.Folder, "repaired", file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(replay.Folder, "before", file))), file));
    }
}
