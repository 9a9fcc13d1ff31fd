using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using System.Runtime.Intrinsics.X86;

namespace Nhi.Governance.Secrets.Tests;

public sealed class AnchorFilterTests
{
    private delegate int Find(ReadOnlySpan<byte> text, int from, int until, Span<int> places, out int count);

    [Fact]
    public void All_ways_find_the_same_places() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            byte[] text = Encoding.Latin1.GetBytes(Fragments.Create(random, random.Next(120)));
            int from = random.Next(text.Length + 1);
            int until = random.Next(from, text.Length + 1);
            List<int> scalar = All(AnchorFilter.FindScalar, text, from, until);
            Assert.Equal(scalar, All(AnchorFilter.FindVector128, text, from, until));
            if (Avx2.IsSupported)
            {
                Assert.Equal(scalar, All(AnchorFilter.FindVector256, text, from, until));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_ways_find_the_same_words() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            byte[] text = Encoding.Latin1.GetBytes(Words(random) + Fragments.Create(random, random.Next(40)) + Words(random));
            int from = random.Next(text.Length + 1);
            int until = random.Next(from, text.Length + 1);
            Assert.Equal(All(WordFilter.FindScalar, text, from, until), All(WordFilter.FindVector, text, from, until));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_full_list_of_words_is_continued_where_it_ended()
    {
        byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("datadog ghp_ twitter AKIA-", 500)));
        Assert.Equal(All(WordFilter.FindScalar, text, 0, text.Length, 4096), All(WordFilter.FindVector, text, 0, text.Length));
    }

    [Fact]
    public void Every_beginning_of_a_known_word_is_found() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            byte[] text = Encoding.Latin1.GetBytes(Fragments.Create(random, 200) + Words(random));
            HashSet<int> words = [.. All(WordFilter.Find, text, 0, text.Length)];
            string latin1 = Encoding.Latin1.GetString(text);
            foreach (Match match in Regex.Matches(latin1, @"(?<=(?:^|[^A-Za-z]|\\.))(?=ghp_|eyJh|AKIA|xoxb)", RegexOptions.None, TimeSpan.FromMinutes(1)))
            {
                Assert.Contains(match.Index, words);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_full_list_of_places_is_continued_where_it_ended()
    {
        byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("ghp_glpat-eyJhxoxb-", 500)));
        Assert.Equal(All(AnchorFilter.FindScalar, text, 0, text.Length, 4096), All(AnchorFilter.Find, text, 0, text.Length, AnchorFilter.LeastRoom));
    }

    private static string Words(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(7) switch { 0 => "Datadog", 1 => "stripe_", 2 => "Key", 3 => "\\n", 4 => "%3D", 5 => "[0m", _ => " my" }));

    private static List<int> All(Find find, byte[] text, int from, int until, int room = 100)
    {
        var all = new List<int>();
        int[] places = new int[room];
        while (from < until)
        {
            from = find(text, from, until, places, out int count);
            all.AddRange(places[..count]);
        }

        return all;
    }
}
