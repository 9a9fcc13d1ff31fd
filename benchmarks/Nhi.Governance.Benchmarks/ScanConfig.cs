namespace Nhi.Governance.Benchmarks;

/// <summary>Passes over the text, with their rate.</summary>
internal sealed class ScanConfig : PassConfig
{
    public ScanConfig() => AddColumn(new RateColumn());
}
