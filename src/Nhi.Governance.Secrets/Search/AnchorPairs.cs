namespace Nhi.Governance.Secrets;

/// <summary>
/// The pairs of bytes at which windows are looked for, in three sets. They were found by annealing over how often pairs stand in source, JSON and
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
    /// Pairs for secrets that have no rare one: 1.4 % more of ordinary text; with the rare ones two in three of random letters and digits, one in
    /// three of small letters alone, and what is beyond ASCII beside a digit or a capital.
    /// </summary>
    public static PairFinder Scarce { get; } = new(
    [
        new PairGroup(0xFFFF, 0xFF00, 0xAFFE, 0x000C),
        new PairGroup(0x65C2, 0x00A0, 0xF8DD, 0x00D0),
        new PairGroup(0xFF81, 0xFF40, 0x13FF, 0x0008),
        new PairGroup(0x47F7, 0x0020, 0x7EDC, 0x00DC),
        new PairGroup(0xFFFE, 0x000C, 0xFFFF, 0xFF00),
        new PairGroup(0x7FE3, 0x00F0, 0x0D00, 0x0070),
        new PairGroup(0x4A03, 0x0008, 0xFFFF, 0xFF00),
        new PairGroup(0xEFBF, 0x00D8, 0xB797, 0x0010),
    ]);

    /// <summary>
    /// Pairs for secrets that have none of those: 2.6 % more of ordinary text; with the others two in three of random letters, digits and marks,
    /// half of those of small letters alone, and one in three of digits of hexadecimal.
    /// </summary>
    public static PairFinder Frequent { get; } = new(
    [
        new PairGroup(0x06DA, 0x0004, 0xF3FF, 0x0038),
        new PairGroup(0xD800, 0x0088, 0x2FE0, 0x00FC),
        new PairGroup(0x3AB2, 0x0004, 0xFFB7, 0x00F0),
        new PairGroup(0x187A, 0x0004, 0xFDE2, 0x00FC),
        new PairGroup(0xFFFE, 0x00F8, 0x0CFA, 0x0004),
        new PairGroup(0x1DDD, 0x0050, 0x64DD, 0x0040),
        new PairGroup(0x4FFF, 0x0008, 0x547E, 0x00C0),
        new PairGroup(0x0CD5, 0x0040, 0x9A57, 0x0088),
    ]);

    /// <summary>The sets, the rarest first.</summary>
    public static PairFinder[] Tiers { get; } = [Rare, Scarce, Frequent];
}
