using System.Runtime.InteropServices;
using System.Text;
using Nhi.Governance.FormatTables;

namespace Nhi.Governance.Secrets.Tests;

/// <summary>Damaged examples of every format: none makes the scanner throw, work long or allocate much.</summary>
public sealed class FormatFuzzTests
{
    private const int TextsOfAFormat = 2_000;
    private const int MostStepsPerByte = 1_000;
    private const int FreeSteps = 50_000;
    private const long MostAllocated = 64 * 1024;

    public static TheoryData<string> Families => [.. CatalogueFiles.Formats.Select(static f => f.Family).Distinct(StringComparer.Ordinal)];

    [Theory]
    [Trait("Category", "Full")]
    [MemberData(nameof(Families))]
    public void Damaged_examples_cost_no_more_than_their_length(string family)
    {
        ScanOptions options = new() { GenericAssignments = true };
        byte[][] all = [.. CatalogueFiles.Formats.SelectMany(static f => f.Examples).Select(Encoding.UTF8.GetBytes)];
        Assert.True(CatalogueFiles.Formats.Count * TextsOfAFormat >= 1_000_000);
        foreach (CatalogueFormat format in CatalogueFiles.Formats.Where(f => f.Family == family))
        {
            byte[][] own = [.. format.Examples.Select(Encoding.UTF8.GetBytes)];
            var random = new Random(StableSeed(format.Id));
            for (int i = 0; i < TextsOfAFormat; i++)
            {
                byte[] text = Damage(own[random.Next(own.Length)], all[random.Next(all.Length)], random);
                var sink = new CheckingSink(text.Length);
                var progress = default(ScanProgress);
                long before = GC.GetAllocatedBytesForCurrentThread();
                progress.Scan(text, text.Length, last: true, options.Bits, ref sink);
                long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(progress.Steps <= FreeSteps + (MostStepsPerByte * (long)text.Length), $"{format.Id}, text {i}: {progress.Steps} steps for {text.Length} bytes");
                Assert.True(i == 0 || allocated <= MostAllocated + (32L * text.Length), $"{format.Id}, text {i}: {allocated} bytes allocated for {text.Length}");
            }
        }
    }

    private static byte[] Damage(byte[] example, byte[] other, Random random)
    {
        byte[] text = random.Next(6) switch
        {
            0 => example[..random.Next(1, example.Length + 1)],
            1 => Flip(example, random),
            2 => [.. example.AsSpan(0, random.Next(example.Length)), .. other.AsSpan(random.Next(other.Length))],
            3 => Repeat(example[..random.Next(1, example.Length + 1)], random.Next(2, 40)),
            4 => [.. example, .. other],
            _ => [.. other, (byte)random.Next(256), .. example, (byte)random.Next(256), .. other],
        };
        return random.Next(2) == 0 ? text : Flip(text, random);
    }

    private static byte[] Flip(byte[] text, Random random)
    {
        byte[] changed = (byte[])text.Clone();
        for (int i = random.Next(4); i >= 0; i--)
        {
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        }

        return changed;
    }

    private static byte[] Repeat(byte[] text, int times) => [.. Enumerable.Repeat(text, times).SelectMany(static t => t)];

    private static int StableSeed(string id) => id.Aggregate(17, static (seed, c) => unchecked((seed * 31) + c));

    // A match lies in the text, and matches come in order.
    [StructLayout(LayoutKind.Auto)]
    private struct CheckingSink(int length) : IMatchSink
    {
        private long _last;

        public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret)
        {
            Assert.InRange(match.Offset, _last, length - match.Length);
            Assert.Equal(match.Length, text.Length);
            _last = match.Offset;
        }
    }
}
