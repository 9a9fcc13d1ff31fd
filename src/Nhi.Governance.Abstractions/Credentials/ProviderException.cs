namespace Nhi.Governance;

/// <summary>An expected failure of something that is enumerated, and so cannot be returned.</summary>
/// <param name="failure">What failed. Its words are the message.</param>
/// <param name="cause">What it was caused by, where its message holds no secret either.</param>
public sealed class ProviderException(ProviderFailure failure, Exception? cause = null)
    : Exception($"{failure?.Provider}: {failure?.Operation}: {failure?.Reason}", cause)
{
    /// <summary>What failed.</summary>
    public ProviderFailure Failure { get; } = failure ?? throw new ArgumentNullException(nameof(failure));
}
