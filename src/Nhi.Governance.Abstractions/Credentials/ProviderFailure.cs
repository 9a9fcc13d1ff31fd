namespace Nhi.Governance;

/// <summary>An expected failure at an issuer, a store or another part outside. What nobody expects is thrown.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="Operation">What was tried.</param>
/// <param name="Kind">In which way it failed.</param>
/// <param name="Reason">What was answered, in words that hold no secret.</param>
/// <param name="MayHaveApplied">Whether the effect may have happened all the same, as after a lost answer: recover before trying again.</param>
/// <param name="RetryAfter">How long it asked to be left alone; <see langword="null"/> where it did not say.</param>
public sealed record ProviderFailure(string Provider, string Operation, FailureKind Kind, string Reason, bool MayHaveApplied = true, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether the same may be sent again after a while as it is: it had no effect, and the reason passes.</summary>
    public bool MaySendAgain => !MayHaveApplied && Kind is (FailureKind.Throttled or FailureKind.Unavailable);
}
