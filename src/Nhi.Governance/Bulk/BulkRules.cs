using System.Numerics;

namespace Nhi.Governance;

/// <summary>The rules of classification as terms, in the order in which they decide: of those that hold the first one does.</summary>
internal sealed class BulkRules
{
    private readonly ClassVerdict[] _verdicts;
    private readonly ulong[] _sameRank;
    private readonly ulong[] _otherwise;
    private readonly ulong[] _notOwn;

    public BulkRules(IEnumerable<ClassificationRule> rules)
    {
        var ordered = Classifier.InOrder(rules).ToList();
        Terms = [.. ordered.Select((rule, bit) => (Conjunction.Of(new Condition.All([.. rule.Tests.Select(When.Passes)])).Single(), bit))];
        Words = ((ordered.Count / 256) + 1) * 4;
        _verdicts = [.. ordered.Select(rule => new ClassVerdict(rule.Class, rule.Standing, rule.Confidence, isConflict: false))];
        _sameRank = Masks(ordered, (rule, other) => rule.Rank == other.Rank);
        _otherwise = Masks(ordered, (rule, other) => !string.Equals(rule.Speaks, other.Speaks, StringComparison.Ordinal));
        _notOwn = Masks(ordered, (_, other) => !Classifier.IsOwn(other))[..Words];
    }

    public IReadOnlyList<(Conjunction Term, int Bit)> Terms { get; }

    private int Words { get; }

    /// <summary>Decides by the rules that hold.</summary>
    public ClassVerdict Decide(ReadOnlySpan<ulong> holds)
    {
        var word = 0;
        while (word < holds.Length && holds[word] == 0)
        {
            word++;
        }

        if (word == holds.Length)
        {
            return default;
        }

        var rule = (word * 64) + BitOperations.TrailingZeroCount(holds[word]);
        var (conflict, notOwn) = (0UL, 0UL);
        for (var index = 0; index < holds.Length; index++)
        {
            var deciding = holds[index] & _sameRank[(rule * Words) + index];
            conflict |= deciding & _otherwise[(rule * Words) + index];
            notOwn |= deciding & _notOwn[index];
        }

        return conflict == 0 ? _verdicts[rule] : Classifier.Conflict(allOwn: notOwn == 0);
    }

    private ulong[] Masks(List<ClassificationRule> rules, Func<ClassificationRule, ClassificationRule, bool> isIn)
    {
        var masks = new ulong[Math.Max(1, rules.Count) * Words];
        for (var rule = 0; rule < rules.Count; rule++)
        {
            for (var other = 0; other < rules.Count; other++)
            {
                if (isIn(rules[rule], rules[other]))
                {
                    masks[(rule * Words) + (other / 64)] |= 1UL << (other % 64);
                }
            }
        }

        return masks;
    }
}
