using System.Numerics;

namespace Nhi.Governance;

/// <summary>Puts terms into words of 64 bits: those of a segment beside each other in one word, and a guard bit after them.</summary>
internal sealed class TermLayout
{
    private readonly List<(Conjunction Term, int Bit)> _terms = [];
    private readonly List<ulong> _guards = [];
    private readonly List<ulong> _starts = [];
    private int _used = 64;

    /// <summary>The terms with their bits.</summary>
    public IReadOnlyList<(Conjunction Term, int Bit)> Terms => _terms;

    /// <summary>The bit after each segment, by word.</summary>
    public IReadOnlyList<ulong> Guards => _guards;

    /// <summary>The first bit of each segment, by word.</summary>
    public IReadOnlyList<ulong> Starts => _starts;

    /// <summary>Adds a segment.</summary>
    /// <param name="terms">Its terms; of those that hold the first counts.</param>
    /// <returns>Bit of the first term.</returns>
    /// <exception cref="ArgumentException">They do not go into one word.</exception>
    public int Add(IReadOnlyList<Conjunction> terms)
    {
        if (terms.Count > 63)
        {
            throw new ArgumentException("A control has too many alternatives to be judged in bulk.", nameof(terms));
        }

        if (_used + terms.Count + 1 > 64)
        {
            NextWord();
        }

        var first = ((_guards.Count - 1) * 64) + _used;
        _terms.AddRange(terms.Select((term, index) => (term, first + index)));
        _starts[^1] |= 1UL << _used;
        _used += terms.Count;
        _guards[^1] |= 1UL << _used;
        _used++;
        return first;
    }

    /// <summary>Begins a word.</summary>
    public void NextWord()
    {
        _guards.Add(0);
        _starts.Add(0);
        _used = 0;
    }

    /// <summary>How many segments lie from one word to another.</summary>
    public int Segments(int from, int to) => _guards.Take(to).Skip(from).Sum(BitOperations.PopCount);
}
