using System.Text;
using Nhi.Governance.FormatTables;

namespace Nhi.Governance.Secrets.Tests;

/// <summary>How much is looked at, counted rather than timed: no text makes the verifiers work more than in proportion to its length.</summary>
public sealed class EffortTests
{
    private const int MostStepsPerByte = 1_000;
    private const int Length = 20_000;

    public static TheoryData<string> Families => [.. CatalogueFiles.Formats.Select(static f => f.Family).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Families))]
    public void The_beginning_of_a_format_over_and_over_costs_no_more_than_its_length(string family)
    {
        foreach (CatalogueFormat format in CatalogueFiles.Formats.Where(f => f.Family == family))
        {
            string example = format.Examples[0];
            foreach (int length in new[] { 4, example.Length - 1 })
            {
                string piece = example[..Math.Clamp(length, 1, example.Length)];
                AssertLinear(format.Id, piece);
            }

            foreach (string word in format.Near.Take(1))
            {
                AssertLinear(format.Id, word + "='" + new string('a', 20) + "',");
            }
        }
    }

    [Fact]
    public void Five_thousand_findings_are_found_with_a_few_steps_a_byte()
    {
        var random = new Random(1);
        var text = new StringBuilder();
        for (int i = 0; i < 5_000; i++)
        {
            text.Append(Make.GitHub(random)).Append('\n');
        }

        (long steps, int found) = Scan(text.ToString());
        Assert.Equal(5_000, found);
        Assert.InRange(steps, 1, 10 * text.Length);
    }

    private static void AssertLinear(string id, string piece)
    {
        long once = Scan(Repeat(piece, Length / 2)).Steps;
        long twice = Scan(Repeat(piece, Length)).Steps;
        Assert.True(twice <= MostStepsPerByte * (long)Length, $"{id}: {twice / Length} steps a byte");
        Assert.True(twice <= (2.2 * once) + 50_000, $"{id}: {once} steps, and {twice} for twice the text");
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1));

    private static (long Steps, int Found) Scan(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var sink = new FoundSink();
        var progress = default(ScanProgress);
        progress.Scan(utf8, utf8.Length, last: true, new ScanOptions { GenericAssignments = true }.Bits, ref sink);
        return (progress.Steps, sink.All.Count);
    }
}
