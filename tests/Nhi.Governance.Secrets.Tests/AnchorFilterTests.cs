using System.Buffers.Binary;
using System.Text;
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
    public void Every_place_of_an_anchor_is_found() =>
        Prop.ForAll<int>(static seed =>
        {
            byte[] text = Encoding.Latin1.GetBytes(Fragments.Create(new Random(seed), 200));
            HashSet<int> places = [.. All(AnchorFilter.Find, text, 0, text.Length)];
            for (int at = 0; at + AnchorFilter.AnchorLength <= text.Length; at++)
            {
                uint key = BinaryPrimitives.ReadUInt32LittleEndian(text.AsSpan(at)) | 0x20202020;
                int head = (int)FormatTable.Hash(key);
                if (FormatTable.Keys[FormatTable.Heads[head]..FormatTable.Heads[head + 1]].Contains(key) && IsAnchor(text.AsSpan(at)))
                {
                    Assert.Contains(at, places);
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_full_list_of_places_is_continued_where_it_ended()
    {
        byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("ghp_glpat-eyJhxoxb-", 500)));
        Assert.Equal(All(AnchorFilter.FindScalar, text, 0, text.Length, 4096), All(AnchorFilter.Find, text, 0, text.Length, AnchorFilter.LeastRoom));
    }

    private static bool IsAnchor(ReadOnlySpan<byte> text) =>
        text.StartsWith("ghp_"u8) || text.StartsWith("eyJh"u8) || text.StartsWith("AKIA"u8) || text.StartsWith("xoxb"u8);

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
