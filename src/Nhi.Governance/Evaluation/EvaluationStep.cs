namespace Nhi.Governance;

/// <summary>What came of some identities. It is committed.</summary>
/// <param name="Evaluated">How many identities were evaluated.</param>
/// <param name="Reclassified">How many of them are something else than they were said to be.</param>
/// <param name="Opened">Findings that are new.</param>
/// <param name="Reopened">Findings that had been closed.</param>
/// <param name="Changed">Findings that were open and now say something else, as they now are.</param>
/// <param name="Closed">Findings that are gone, as they were.</param>
public sealed record EvaluationStep(int Evaluated, int Reclassified, IReadOnlyList<Finding> Opened, IReadOnlyList<Finding> Reopened, IReadOnlyList<Finding> Changed, IReadOnlyList<Finding> Closed);
