using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;

namespace Nhi.Governance.Benchmarks;

/// <summary>One pass over the whole text is one operation: a few of them tell enough.</summary>
internal sealed class ScanConfig : ManualConfig
{
    public ScanConfig()
    {
        AddJob(Job.Default.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(10).WithIterationCount(5).WithInvocationCount(1).WithUnrollFactor(1));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(new RateColumn());
        AddColumn(StatisticColumn.Min);
        HideColumns(Column.Job, Column.InvocationCount, Column.IterationCount, Column.RunStrategy, Column.UnrollFactor, Column.WarmupCount);
    }
}
