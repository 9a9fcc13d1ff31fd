namespace Nhi.Governance.Secrets;

/// <summary>What came of looking for values that could be guessed.</summary>
/// <param name="Matches">Where they stand, in the order of their offsets. No claim that there are no others: only whole values were compared.</param>
/// <param name="Tries">How many comparisons were paid for.</param>
/// <param name="FirstUntried">The offset of the first value that was left because the tries were spent; -1 when all were compared.</param>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed record WeakSecretScan(IReadOnlyList<WeakSecretMatch> Matches, int Tries, int FirstUntried);
