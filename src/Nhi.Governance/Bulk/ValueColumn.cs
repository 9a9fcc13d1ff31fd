namespace Nhi.Governance;

/// <summary>The values of a fact, told apart only as far as any test asks: values that pass the same tests share a code. Safe to call from several threads.</summary>
internal sealed class ValueColumn
{
    private readonly Lock _lock = new();
    private readonly FactTest[] _tests;
    private readonly Dictionary<string, int[]> _texts;
    private readonly int[] _others;
    private readonly Dictionary<string, int> _bySignature;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private volatile string[] _signatures;

    public ValueColumn(FactKey key, IReadOnlyList<FactTest> tests)
    {
        Key = key;
        _tests = [.. tests];

        // Most tests ask for a text as it stands: of these one look-up answers all.
        _texts = tests.Index().Where(test => test.Item is FactTest.Is).GroupBy(test => ((FactTest.Is)test.Item).Value, test => test.Index, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);
        _others = [.. tests.Index().Where(test => test.Item is not FactTest.Is).Select(test => test.Index)];
        _signatures = [new('-', tests.Count)];
        _bySignature = new(StringComparer.Ordinal) { [_signatures[0]] = 0 };
        _bySpan = _bySignature.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public FactKey Key { get; }

    /// <summary>How many codes there are so far. Code 0 passes no test, and stands for an unknown or absent fact, too.</summary>
    public int Codes => _signatures.Length;

    public bool Passes(int code, FactTest test)
    {
        for (var index = 0; index < _tests.Length; index++)
        {
            if (_tests[index].Equals(test))
            {
                return _signatures[code][index] == '+';
            }
        }

        throw new ArgumentException("The column was not made for this test.", nameof(test));
    }

    /// <summary>The code of a known fact's value.</summary>
    public int CodeOf(object value)
    {
        Span<char> signature = _tests.Length <= 1024 ? stackalloc char[_tests.Length] : new char[_tests.Length];
        signature.Fill('-');
        if (value is string text && _texts.TryGetValue(text, out var same))
        {
            foreach (var index in same)
            {
                signature[index] = '+';
            }
        }

        foreach (var index in _others)
        {
            signature[index] = _tests[index].Passes(value) ? '+' : '-';
        }

        lock (_lock)
        {
            if (!_bySpan.TryGetValue(signature, out var code))
            {
                code = checked((ushort)_signatures.Length);
                var kept = signature.ToString();
                _bySignature.Add(kept, code);
                _signatures = [.. _signatures, kept];
            }

            return code;
        }
    }
}
