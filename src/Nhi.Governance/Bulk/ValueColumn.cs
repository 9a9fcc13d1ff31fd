namespace Nhi.Governance;

/// <summary>The values of a fact, told apart only as far as any test asks: values that pass the same tests share a code. Safe to call from several threads.</summary>
internal sealed class ValueColumn(FactKey key, IReadOnlyList<FactTest> tests)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _bySignature = new(StringComparer.Ordinal) { [new string('-', tests.Count)] = 0 };
    private volatile string[] _signatures = [new('-', tests.Count)];

    public FactKey Key => key;

    /// <summary>How many codes there are so far. Code 0 passes no test, and stands for an unknown or absent fact, too.</summary>
    public int Codes => _signatures.Length;

    public bool Passes(int code, FactTest test)
    {
        for (var index = 0; index < tests.Count; index++)
        {
            if (tests[index].Equals(test))
            {
                return _signatures[code][index] == '+';
            }
        }

        throw new ArgumentException("The column was not made for this test.", nameof(test));
    }

    /// <summary>The code of a known fact.</summary>
    public int CodeOf(FactEntry entry)
    {
        var builder = new FactSetBuilder();
        builder.Add(entry);
        var facts = builder.ToFactSet();
        var signature = string.Create(tests.Count, (tests, facts), static (span, state) =>
        {
            for (var index = 0; index < span.Length; index++)
            {
                span[index] = state.tests[index].Holds(state.facts) ? '+' : '-';
            }
        });
        lock (_lock)
        {
            if (!_bySignature.TryGetValue(signature, out var code))
            {
                code = _signatures.Length;
                _bySignature.Add(signature, code);
                _signatures = [.. _signatures, signature];
            }

            return code;
        }
    }
}
