namespace Nhi.Governance.Conformance.Tests.InMemory;

/// <summary>A source that keeps the last use alone.</summary>
public sealed class LastUsedSourceFixture() : InMemoryUsageSourceFixture(UsageKind.LastUsed)
{
    public override string Name => "InMemoryUsageSource, last use";
}
