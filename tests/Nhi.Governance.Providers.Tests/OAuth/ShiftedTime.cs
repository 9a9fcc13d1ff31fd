namespace Nhi.Governance.Providers.OAuth;

/// <summary>A clock that goes wrong by a fixed time.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
