using System.Text;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests.Files;

public sealed class TableTests
{
    [Fact]
    public void Rows_know_the_line_they_start_at()
    {
        var (header, rows, malformed) = TableText.Parse(Encoding.UTF8.GetBytes("\nParty , LEFT\r\n\"a\nb\",1\n\nc,2\n\"d\n\ne\",3"), ',');
        Assert.Equal(["party", "left"], header);
        Assert.Equal([(3, "a\nb"), (6, "c"), (7, "d\n\ne")], rows.Select(row => (row.Line, row.Fields[0])));
        Assert.Empty(malformed);
    }

    [Theory]
    [InlineData("party,left\na,2026-01-01\nb\"x,2026-01-01\nc,2026-01-01\n", "line 3", 2)]
    [InlineData("party,left\na,2026-01-01\n\"b,2026-01-01\nc,2026-01-01\n", "line 3", 1)]
    public async Task A_stray_quote_costs_its_row(string text, string place, int read)
    {
        var events = await Reading.FileAsync("l.csv", text);
        Assert.Equal(place, events.Rejection().Where.Place);
        Assert.Equal(read, events.Attachments().Count());
        Reading.AssertCountsAddUp(events);
    }

    [Fact]
    public async Task A_header_that_names_a_column_twice_is_rejected() =>
        Assert.Contains("twice", (await Reading.FileAsync("l.csv", "party,left,party\na,2026-01-01,b\n")).Rejection().Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("l.csv", "party;left\na;2026-01-01\n")]
    [InlineData("leavers.txt", "\uFEFFleft,party\n2026-01-01,a\n")]
    [InlineData("leavers", "Party,Left,More\na,2026-01-01,x\n")]
    public async Task Tables_are_known_by_their_header(string name, string text) =>
        Assert.Equal("a", Assert.IsType<PartyRecord.Leaver>(Assert.Single((await Reading.FileAsync(name, text)).Attachments()).Party).Party);
}
