namespace Nhi.Governance;

/// <summary>How often something may be tried before it does harm: lock-outs count, canaries fire.</summary>
/// <param name="Attempts">How often.</param>
/// <param name="Per">In which time.</param>
public sealed record AttemptBudget(int Attempts, TimeSpan Per);
