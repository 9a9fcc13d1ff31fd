namespace Nhi.Governance;

/// <summary>What one look has seen.</summary>
/// <param name="Vantage">Where it was seen from: an endpoint, a replica, a region.</param>
/// <param name="At">When.</param>
/// <param name="Seen">The verdict of this look alone.</param>
/// <param name="Answer">What was answered, in words that hold no secret: <c>401 invalid_client</c>.</param>
public sealed record ProbeEvidence(string Vantage, DateTimeOffset At, Verdict Seen, string Answer)
{
    /// <summary>Why it was refused, where that was told.</summary>
    public RefusalCause Cause { get; init; }

    /// <summary>Whether it was answered that the secret is not this credential's, which says nothing of the credential: <see cref="Seen"/> is then <see cref="Verdict.Indeterminate"/>.</summary>
    public bool IsSecretWrong { get; init; }
}
