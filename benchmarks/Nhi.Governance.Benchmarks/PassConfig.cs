using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;

namespace Nhi.Governance.Benchmarks;

/// <summary>One pass over everything is one operation: a few of them tell enough, once the code is compiled as it stays, which takes some seconds of running.</summary>
internal class PassConfig : ManualConfig
{
    private const long WarmBytes = 1_000_000_000;

    public PassConfig()
    {
        var warmups = (int)Math.Clamp(WarmBytes / Math.Max(1, BenchmarkText.Length), 3, 10);
        AddJob(Job.Default.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(warmups).WithIterationCount(5).WithInvocationCount(1).WithUnrollFactor(1));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(StatisticColumn.Min);
        HideColumns(Column.Job, Column.InvocationCount, Column.IterationCount, Column.RunStrategy, Column.UnrollFactor, Column.WarmupCount);
    }
}
