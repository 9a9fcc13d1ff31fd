namespace Nhi.Governance.Tests.Resolution;

/// <summary>A credential report numbers a user's keys; their list names them.</summary>
public sealed class PositionalKeyTests
{
    private static readonly DateTimeOffset Early = Make.AsOf.AddDays(-200);
    private static readonly DateTimeOffset Late = Make.AsOf.AddDays(-20);
    private static readonly DateTimeOffset Used = Make.AsOf.AddDays(-2);

    [Fact]
    public void No_key_on_either_side() => Assert.Empty(Keys([], []));

    [Fact]
    public void One_key_gets_the_report_s_facts()
    {
        var key = Assert.Single(Keys([Make.Key("AKIA1", Early)], [Make.ReportKey("bot", 1, Early, Used)]));

        Assert.Equal("aws:key:AKIA1", key.Id.Value);
        Assert.Equal(Used, key.Facts.Get(CredentialFacts.LastUsedAt).Value);
    }

    [Fact]
    public void The_list_s_own_facts_win()
    {
        var key = Assert.Single(Keys([Make.Key("AKIA1", Early)], [Make.ReportKey("bot", 1, Late, Used)]));

        Assert.Equal(Early, key.Facts.Get(CredentialFacts.CreatedAt).Value);
        Assert.Equal(Late, key.Facts.Get(CredentialFacts.LastRotatedAt).Value);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Two_keys_are_told_apart_by_when_they_were_made(bool listTurned, bool reportTurned)
    {
        Credential[] listed = [Make.Key("AKIA1", listTurned ? Late : Early), Make.Key("AKIA2", listTurned ? Early : Late)];
        Credential[] reported = [Make.ReportKey("bot", 1, reportTurned ? Late : Early, reportTurned ? null : Used), Make.ReportKey("bot", 2, reportTurned ? Early : Late, reportTurned ? Used : null)];

        var keys = Keys(listed, reported);

        Assert.Equal(["aws:key:AKIA1", "aws:key:AKIA2"], keys.Select(key => key.Id.Value));
        Assert.Equal(Used, Assert.Single(keys, key => key.Facts.Get(CredentialFacts.LastUsedAt).IsKnown).Facts.Get(CredentialFacts.LastUsedAt).Value);
        Assert.Equal(Early, Assert.Single(keys, key => key.Facts.Get(CredentialFacts.LastUsedAt).IsKnown).Facts.Get(CredentialFacts.CreatedAt).Value);
    }

    [Fact]
    public void One_listed_of_two_reported_leaves_the_other_by_its_number()
    {
        var keys = Keys([Make.Key("AKIA2", Late)], [Make.ReportKey("bot", 1, Early, Used), Make.ReportKey("bot", 2, Late, null)]);

        Assert.Equal(2, keys.Count);
        Assert.Equal($"aws:{Make.Account}:user/bot:key-1", Assert.Single(keys, key => key.Facts.Get(CredentialFacts.LastUsedAt).IsKnown).Id.Value);
        Assert.Equal(Late, Assert.Single(keys, key => key.Id.Value == "aws:key:AKIA2").Facts.Get(CredentialFacts.LastRotatedAt).Value);
    }

    [Fact]
    public void Two_listed_of_one_reported_leaves_the_other_without_its_facts()
    {
        var keys = Keys([Make.Key("AKIA1", Early), Make.Key("AKIA2", Late)], [Make.ReportKey("bot", 2, Late, Used)]);

        Assert.Equal("aws:key:AKIA2", Assert.Single(keys, key => key.Facts.Get(CredentialFacts.LastUsedAt).IsKnown).Id.Value);
        Assert.Equal(2, keys.Count);
    }

    [Fact]
    public void Without_any_date_they_pair_in_order()
    {
        var keys = Keys([Make.Key("AKIA1"), Make.Key("AKIA2")], [Make.ReportKey("bot", 1, null, Used), Make.ReportKey("bot", 2, null, null)]);

        Assert.Equal("aws:key:AKIA1", Assert.Single(keys, key => key.Facts.Get(CredentialFacts.LastUsedAt).IsKnown).Id.Value);
        Assert.Equal(2, keys.Count);
    }

    [Fact]
    public void One_whose_date_is_missing_takes_what_is_left()
    {
        var keys = Keys([Make.Key("AKIA1", Early), Make.Key("AKIA2")], [Make.ReportKey("bot", 1, Early, null), Make.ReportKey("bot", 2, Late, Used)]);

        Assert.Equal("aws:key:AKIA2", Assert.Single(keys, key => key.Facts.Get(CredentialFacts.LastUsedAt).IsKnown).Id.Value);
        Assert.Equal(2, keys.Count);
    }

    private static IReadOnlyList<Credential> Keys(IEnumerable<Credential> listed, IReadOnlyList<Credential> reported) =>
        Make.Resolve([Make.User("AIDA1", "bot"), Make.ReportRow("bot", "report.csv", reported), .. listed.Select(key => Make.KeyList("bot", key))]).Named("AIDA1").Credentials;
}
