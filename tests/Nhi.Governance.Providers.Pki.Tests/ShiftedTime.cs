namespace Nhi.Governance.Providers.Pki;

/// <summary>A clock that is wrong by some time.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
}
