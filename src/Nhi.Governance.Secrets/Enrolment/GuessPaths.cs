namespace Nhi.Governance.Secrets;

/// <summary>The cheapest way found so far to say each beginning of a value, piece by piece.</summary>
internal readonly ref struct GuessPaths
{
    private readonly Span<float> _bits;
    private readonly Span<ushort> _from;
    private readonly Span<SecretWeakness> _how;

    /// <summary>Begins.</summary>
    /// <param name="bits">Memory, one longer than the value.</param>
    /// <param name="from">As long.</param>
    /// <param name="how">As long.</param>
    public GuessPaths(Span<float> bits, Span<ushort> from, Span<SecretWeakness> how)
    {
        _bits = bits;
        _from = from;
        _how = how;
        _from.Clear();
        _how.Clear();
        _bits.Fill(float.PositiveInfinity);
        _bits[0] = 0;
    }

    private int Length => _bits.Length - 1;

    /// <summary>Offers a piece.</summary>
    /// <param name="at">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="cost">Bits to say it.</param>
    /// <param name="weakness">What it is.</param>
    public void Step(int at, int length, double cost, SecretWeakness weakness)
    {
        // Among single characters a word must also be said to be here: what chance put into a random value is not worth saying then.
        var place = weakness != SecretWeakness.None && at > 0 && _how[at] == SecretWeakness.None ? Math.Log2(Length) : 0;
        var sum = _bits[at] + (float)(cost + place);
        if (sum < _bits[at + length])
        {
            _bits[at + length] = sum;
            _from[at + length] = (ushort)at;
            _how[at + length] = weakness;
        }
    }

    /// <summary>What the whole costs, and what says most of it, where that is more than a third.</summary>
    /// <returns>The estimate. The memory is cleared: it tells much about the value.</returns>
    public SecretStrength End()
    {
        Span<int> bytes = stackalloc int[(int)SecretWeakness.Sequence + 1];
        bytes.Clear();
        for (int at = Length; at > 0; at = _from[at])
        {
            bytes[(int)_how[at]] += at - _from[at];
        }

        var (most, share) = (SecretWeakness.None, Length / 3);
        for (var weakness = (int)SecretWeakness.Placeholder; weakness < bytes.Length; weakness++)
        {
            if (bytes[weakness] > share)
            {
                (most, share) = ((SecretWeakness)weakness, bytes[weakness]);
            }
        }

        var strength = new SecretStrength(_bits[Length], most);
        _bits.Clear();
        _from.Clear();
        _how.Clear();
        return strength;
    }
}
