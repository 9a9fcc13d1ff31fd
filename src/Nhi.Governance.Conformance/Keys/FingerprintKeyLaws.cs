namespace Nhi.Governance.Conformance;

/// <summary>The laws of <see cref="IFingerprintKeyProvider"/>.</summary>
public static class FingerprintKeyLaws
{
    /// <summary>All of them, in the order they read best.</summary>
    public static IReadOnlyList<Law<FingerprintKeyFixture>> All { get; } =
    [
        KeyLaws.ThereIsOne,
        KeyLaws.IdsAreUnique,
        KeyLaws.MaterialIsStrong,
        KeyLaws.ReadTwice,
        KeyLaws.AfterRestart,
        KeyLaws.CopiesAreApart,
        KeyLaws.NeverMadeUp,
        KeyLaws.RotationKeepsTheOld,
        KeyLaws.ShowsNoKey,
        KeyLaws.Cancelled,
    ];
}
