using BenchmarkDotNet.Attributes;

namespace Nhi.Governance.Benchmarks.Bulk;

/// <summary>
/// A hundred thousand identities classified by all built-in rules, and judged by all controls. The peers decide the same rules over facts that were looked up for them beforehand; what the winner of a conflict is they leave out.
/// Times are of one identity.
/// </summary>
[Config(typeof(BulkConfig))]
public class BulkBenchmarks
{
    private const int Identities = 100_000;
    private const int BatchSize = 2_000;

    private readonly DateTimeOffset _asOf = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ClassVerdict[] _verdicts = new ClassVerdict[BatchSize];
    private readonly ClassVerdict[] _otherVerdicts = new ClassVerdict[BatchSize];
    private readonly ControlOutcomes[] _outcomes = new ControlOutcomes[BatchSize];
    private readonly ControlOutcomes[] _otherOutcomes = new ControlOutcomes[BatchSize];
    private NonHumanIdentity[] _identities = [];
    private FactBatch[] _batches = [];
    private FactBatch _batch = null!;
    private PlainRow[] _rows = [];
    private PlainTest[][] _plain = [];
    private Func<PlainRow, bool>[] _compiled = [];
    private int[] _ranks = [];
    private BulkEvaluator _bulk = null!;

    [GlobalSetup]
    public void Setup()
    {
        _identities = [.. MadeUpIdentities.Make(Identities)];
        _bulk = BulkEvaluator.Compile(ControlPolicy.Baseline);
        _batch = _bulk.NewBatch(BatchSize);
        _batches = [.. _identities.Chunk(BatchSize).Select(Filled)];
        var rules = Classifier.BuiltIn.Rules;
        var columns = PlainRow.Columns(rules);
        _rows = [.. _identities.Select(identity => PlainRow.Of(identity.Facts, columns))];
        _plain = [.. rules.Select(rule => rule.Tests.Select(test => PlainTest.Of(test, columns)).ToArray())];
        _compiled = [.. rules.Select(rule => CompiledRule.Of(rule, columns))];
        _ranks = [.. rules.Select(rule => rule.Rank)];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Identities)]
    public void Classify()
    {
        foreach (var batch in _batches)
        {
            _bulk.Classify(batch, _verdicts);
        }
    }

    [Benchmark(OperationsPerInvoke = Identities)]
    public void ClassifyAndEvaluate() => ClassifyAndEvaluate(_batches, _verdicts, _outcomes);

    [Benchmark(OperationsPerInvoke = Identities)]
    public void ClassifyAndEvaluateOnTwoThreads()
    {
        var half = _batches.Length / 2;
        var other = Task.Run(() => ClassifyAndEvaluate(_batches.AsSpan(half), _otherVerdicts, _otherOutcomes));
        ClassifyAndEvaluate(_batches.AsSpan(0, half), _verdicts, _outcomes);
        other.GetAwaiter().GetResult();
    }

    [Benchmark(OperationsPerInvoke = Identities)]
    public void FillClassifyAndEvaluate()
    {
        for (var first = 0; first < Identities; first += BatchSize)
        {
            _batch.Clear();
            foreach (var identity in _identities.AsSpan(first, BatchSize))
            {
                _batch.Add(identity);
            }

            _bulk.Classify(_batch, _verdicts);
            _bulk.Evaluate(_batch, _verdicts, _asOf, _outcomes);
        }
    }

    [Benchmark(OperationsPerInvoke = Identities)]
    public int RulesAsPlainObjects()
    {
        var spoke = 0;
        foreach (var row in _rows)
        {
            var rank = int.MinValue;
            for (var rule = 0; rule < _plain.Length && _ranks[rule] >= rank; rule++)
            {
                if (Hold(_plain[rule], row))
                {
                    rank = _ranks[rule];
                    spoke++;
                }
            }
        }

        return spoke;
    }

    [Benchmark(OperationsPerInvoke = Identities)]
    public int RulesAsCompiledExpressions()
    {
        var spoke = 0;
        foreach (var row in _rows)
        {
            var rank = int.MinValue;
            for (var rule = 0; rule < _compiled.Length && _ranks[rule] >= rank; rule++)
            {
                if (_compiled[rule](row))
                {
                    rank = _ranks[rule];
                    spoke++;
                }
            }
        }

        return spoke;
    }

    private static bool Hold(PlainTest[] tests, PlainRow row)
    {
        foreach (var test in tests)
        {
            if (!test.Holds(row))
            {
                return false;
            }
        }

        return true;
    }

    private void ClassifyAndEvaluate(ReadOnlySpan<FactBatch> batches, ClassVerdict[] verdicts, ControlOutcomes[] outcomes)
    {
        foreach (var batch in batches)
        {
            _bulk.Classify(batch, verdicts);
            _bulk.Evaluate(batch, verdicts, _asOf, outcomes);
        }
    }

    private FactBatch Filled(NonHumanIdentity[] identities)
    {
        var batch = _bulk.NewBatch(identities.Length);
        foreach (var identity in identities)
        {
            batch.Add(identity);
        }

        return batch;
    }
}
