using System.Runtime.InteropServices;

namespace Nhi.Governance;

/// <summary>Controls of one scope as terms: a segment for the cases of each, of which the first that holds answers, and one for whom it is asked of where that has alternatives.</summary>
internal sealed class BulkControls
{
    private readonly Word[] _words;
    private readonly int _askedFrom;
    private readonly ulong _askedBySegment;
    private readonly ulong _all;
    private readonly int _shift;

    /// <summary>Compiles.</summary>
    /// <param name="controls">The controls.</param>
    /// <param name="shift">Number of the first of them among all controls.</param>
    public BulkControls(IReadOnlyList<Control> controls, int shift)
    {
        var layout = new TermLayout();
        var outcomes = new List<(int Bit, ControlOutcome Outcome)>();
        var asked = new List<IReadOnlyList<Conjunction>>();
        for (var index = 0; index < controls.Count; index++)
        {
            var control = controls[index];
            var where = Conjunction.Of(control.Where);
            var terms = control.Cases.SelectMany(item => Conjunction.Of(where.Count == 1 ? control.Where & item.When : item.When).Select(term => (Term: term, item.Then.Outcome))).ToList();
            var first = layout.Add([.. terms.Select(item => item.Term)]);
            outcomes.AddRange(terms.Select((item, bit) => (first + bit, item.Outcome)));
            if (where.Count != 1)
            {
                _askedBySegment |= 1UL << index;
                asked.Add(where);
            }
        }

        _askedFrom = layout.Guards.Count;
        layout.NextWord();
        foreach (var where in asked)
        {
            layout.Add(where);
        }

        _words =
        [
            .. layout.Guards.Select((guards, word) => new Word(
                guards, layout.Starts[word], Mask(word, ControlOutcome.Met), Mask(word, ControlOutcome.NotMet), Mask(word, ControlOutcome.NotAssessable), layout.Segments(word < _askedFrom ? 0 : _askedFrom, word))),
        ];
        (Terms, _shift, _all) = (layout.Terms, shift, controls.Count == 64 ? ulong.MaxValue : (1UL << controls.Count) - 1);

        ulong Mask(int word, ControlOutcome outcome) =>
            outcomes.Where(item => item.Outcome == outcome && item.Bit / 64 == word).Aggregate(0UL, (mask, item) => mask | (1UL << (item.Bit % 64)));
    }

    public IReadOnlyList<(Conjunction Term, int Bit)> Terms { get; }

    /// <summary>What is said where these terms hold.</summary>
    public ControlOutcomes Decide(ReadOnlySpan<ulong> holds)
    {
        ulong met = 0, notMet = 0, notAssessable = 0, alternatives = 0;
        for (var index = 0; index < _words.Length; index++)
        {
            ref readonly var word = ref _words[index];
            if (index >= _askedFrom)
            {
                alternatives |= word.Segments(holds[index]) << word.Before;
                continue;
            }

            // The lowest bit of each segment at once: taking one from a segment borrows from its own guard at the most.
            var first = holds[index] & ~((holds[index] | word.Guards) - word.Starts);
            met |= word.Segments(first & word.Met) << word.Before;
            notMet |= word.Segments(first & word.NotMet) << word.Before;
            notAssessable |= word.Segments(first & word.NotAssessable) << word.Before;
        }

        var asked = (~_askedBySegment | Bits.Scatter(alternatives, _askedBySegment)) & _all;
        return new((met & asked) << _shift, (notMet & asked) << _shift, (notAssessable & asked) << _shift);
    }

    /// <summary>What is made of a word of terms.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Word(ulong Guards, ulong Starts, ulong Met, ulong NotMet, ulong NotAssessable, int Before)
    {
        /// <summary>A bit for each segment that has one: adding ones carries into the guard where there is something to add to.</summary>
        public ulong Segments(ulong terms) => Bits.Gather(terms + (Guards - Starts), Guards);
    }
}
