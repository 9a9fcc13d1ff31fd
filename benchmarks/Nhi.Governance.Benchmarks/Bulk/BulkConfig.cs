using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using Perfolizer.Horology;

namespace Nhi.Governance.Benchmarks.Bulk;

/// <summary>Some milliseconds an operation, and so many of them.</summary>
internal sealed class BulkConfig : ManualConfig
{
    public BulkConfig()
    {
        AddJob(Job.Default.WithMinIterationTime(TimeInterval.FromMilliseconds(250)).WithWarmupCount(6).WithIterationCount(8));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(StatisticColumn.Min);
        HideColumns(Column.Job, Column.IterationCount, Column.WarmupCount);
    }
}
