using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>The windows that are looked at where a pair of a set is.</summary>
/// <param name="Pairs">Finds the pairs.</param>
/// <param name="Shapes">Which of the three shapes.</param>
/// <param name="Sieve">Lets windows through but for those that nearly all secrets have: of eight bytes at a pair of the first tier.</param>
/// <param name="IsFirst">Whether it is the first tier.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WindowPass(PairFinder Pairs, WindowKind Shapes, WindowSieve Sieve, bool IsFirst)
{
    /// <summary>Whether a window is looked for at a pair of its secret's own: the last tier.</summary>
    public static bool IsOwn(WindowKind kind) => ((int)kind >> (3 * AnchorPairs.Tiers.Length) & (int)WindowKind.Shapes) != 0;

    /// <summary>The most windows in so many bytes.</summary>
    public static int Most(int bytes) => 3 * (bytes + WindowPicker.PairAtEnd);

    /// <summary>The passes that find windows of some kinds.</summary>
    /// <param name="kinds">All the kinds enrolled.</param>
    /// <param name="own">Finds the secrets' own pairs; null when none has any.</param>
    /// <param name="sieve">Lets windows through.</param>
    public static WindowPass[] Create(WindowKind kinds, PairFinder? own, WindowSieve sieve)
    {
        var passes = new List<WindowPass>();
        for (var tier = 0; tier <= AnchorPairs.Tiers.Length; tier++)
        {
            var shapes = (WindowKind)((int)kinds >> (3 * tier)) & WindowKind.Shapes;
            if (shapes != WindowKind.None)
            {
                passes.Add(new WindowPass(tier < AnchorPairs.Tiers.Length ? AnchorPairs.Tiers[tier] : own!, shapes, sieve, tier == 0));
            }
        }

        return [.. passes];
    }

    /// <summary>Adds the windows that start in a part of a text.</summary>
    public void Collect(ReadOnlySpan<byte> text, int from, int to, SearchWorkspace workspace)
    {
        var behind = Has(WindowKind.ShortBackward) ? WindowPicker.PairAtEnd : 0;
        var found = Pairs.Find(text, from, to + behind, workspace.Positions);
        if (found == 0)
        {
            return;
        }

        var positions = workspace.Positions.AsSpan(0, found);
        if (Has(WindowKind.Forward) && IsFirst)
        {
            workspace.Batch.Add(text, positions, to);
        }
        else if (Has(WindowKind.Forward))
        {
            workspace.Batch.Add(text, positions, 0, from, to, isShort: false, Sieve);
        }

        if (Has(WindowKind.ShortForward))
        {
            workspace.Batch.Add(text, positions, 0, from, to, isShort: true, Sieve);
        }

        if (Has(WindowKind.ShortBackward))
        {
            workspace.Batch.Add(text, positions, WindowPicker.PairAtEnd, from, to, isShort: true, Sieve);
        }
    }

    private bool Has(WindowKind shape) => (Shapes & shape) != WindowKind.None;
}
