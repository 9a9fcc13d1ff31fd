using System.Numerics;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Puts pairs into eight groups such that few others get in. A group takes every pair whose bytes have one of its halves each, and so a pair is
/// added to the group that grows least in what it takes of ordinary text.
/// </summary>
internal sealed class PairGroups
{
    private const int Count = 8;

    private readonly Group[] _groups = new Group[Count];
    private int _used;

    /// <summary>Adds a pair.</summary>
    public void Add(byte first, byte second)
    {
        var one = default(Group).With(first, second);
        var best = 0;
        var bestGrowth = long.MaxValue;
        for (var index = 0; index < _used; index++)
        {
            var growth = _groups[index].With(first, second).Weight - _groups[index].Weight;
            (best, bestGrowth) = growth < bestGrowth ? (index, growth) : (best, bestGrowth);
        }

        if (_used < Count && bestGrowth > 0)
        {
            _groups[_used++] = one;
        }
        else
        {
            _groups[best] = _groups[best].With(first, second);
        }
    }

    /// <summary>By byte, the groups whose pairs it may begin, and those whose pairs it may end.</summary>
    public (byte[] First, byte[] Second) Tables()
    {
        var (first, second) = (new byte[256], new byte[256]);
        for (var index = 0; index < _used; index++)
        {
            for (var value = 0; value < 256; value++)
            {
                first[value] |= (byte)(_groups[index].First.Has(value) ? 1 << index : 0);
                second[value] |= (byte)(_groups[index].Second.Has(value) ? 1 << index : 0);
            }
        }

        return (first, second);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Group(Halves First, Halves Second)
    {
        public long Weight => First.Weight * Second.Weight;

        public Group With(byte first, byte second) => new(First.With(first), Second.With(second));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Halves(ushort Low, ushort High)
    {
        public long Weight
        {
            get
            {
                var sum = 0L;
                for (int high = High; high != 0; high &= high - 1)
                {
                    for (int low = Low; low != 0; low &= low - 1)
                    {
                        sum += OwnPairs.Weight((byte)((BitOperations.TrailingZeroCount(high) << 4) | BitOperations.TrailingZeroCount(low)));
                    }
                }

                return sum;
            }
        }

        public Halves With(byte value) => new((ushort)(Low | 1 << (value & 15)), (ushort)(High | 1 << (value >> 4)));

        public bool Has(int value) => (Low >> (value & 15) & High >> (value >> 4) & 1) != 0;
    }
}
