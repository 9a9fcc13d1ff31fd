namespace Nhi.Governance.Secrets;

/// <summary>
/// The pairs of bytes at which windows are looked for, in two sets. They were found by annealing over how often pairs stand in source, JSON and
/// logs: such that few pairs of ordinary text, but many of random secrets are in them.
/// </summary>
/// <remarks>
/// Eight groups each, as <see cref="PairFinder"/> finds them in one pass. The sets are part of what is stored: under others no secret is found
/// that was enrolled under these.
/// </remarks>
internal static class AnchorPairs
{
    /// <summary>
    /// Pairs such as <c>7K</c>, <c>Qd</c> and <c>zx</c>: 1.2 % of those of ordinary text, half of those of random letters and digits.
    /// </summary>
    public static PairFinder Rare { get; } = new(
    [
        new PairGroup(0x76EF, 0x00B0, 0x83FD, 0x0008),
        new PairGroup(0x3DD4, 0x0010, 0x7DDD, 0x00F8),
        new PairGroup(0x0BFF, 0x0008, 0xFF81, 0x0050),
        new PairGroup(0xBCFC, 0x0010, 0xAC5A, 0x008C),
        new PairGroup(0x3FC2, 0x00E0, 0x6FFF, 0x0030),
        new PairGroup(0x0BFF, 0x0008, 0x4FEF, 0x00B0),
        new PairGroup(0x7FDF, 0x00F0, 0x4582, 0x00A0),
        new PairGroup(0xBFA0, 0x0090, 0x06E2, 0x00A8),
    ]);

    /// <summary>
    /// Pairs for secrets that have no rare one: 3.5 % more of ordinary text; with the rare ones two in three of random letters and digits, as many
    /// with marks among them, and two in five of small letters or of digits of hexadecimal alone; and what is beyond ASCII beside a digit or a capital.
    /// </summary>
    public static PairFinder Scarce { get; } = new(
    [
        new PairGroup(0xFFCF, 0xFF40, 0x1FFF, 0x0008),
        new PairGroup(0x0DFA, 0xFF24, 0xFFD8, 0x0008),
        new PairGroup(0x0DD9, 0x00F8, 0x64D5, 0x0050),
        new PairGroup(0x7DC2, 0x00A0, 0xBDDD, 0x00D0),
        new PairGroup(0x3EFA, 0x0004, 0xFFE7, 0xDFF0),
        new PairGroup(0xFFFE, 0xFFFC, 0x08FA, 0x0004),
        new PairGroup(0x4BFF, 0x0008, 0xDEFF, 0xFFC0),
        new PairGroup(0x46A7, 0x0030, 0x3FC0, 0x00EC),
    ]);

    /// <summary>The sets, the rarer first.</summary>
    public static PairFinder[] Tiers { get; } = [Rare, Scarce];
}
