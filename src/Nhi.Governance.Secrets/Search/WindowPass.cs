using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>The windows that are looked at where a pair of a set is.</summary>
/// <param name="Pairs">Finds the pairs.</param>
/// <param name="Shapes">Which of the three shapes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WindowPass(PairFinder Pairs, WindowKind Shapes)
{
    /// <summary>How far behind the start of a window its pair may be.</summary>
    public int Behind => (Shapes & WindowKind.ShortBackward) != WindowKind.None ? WindowPicker.PairAtEnd : 0;

    /// <summary>The passes that find windows of some kinds.</summary>
    /// <param name="kinds">All the kinds enrolled.</param>
    /// <param name="own">Finds the secrets' own pairs; null when none has any.</param>
    public static WindowPass[] Create(WindowKind kinds, PairFinder? own)
    {
        var passes = new List<WindowPass>();
        foreach (var pairs in new[] { AnchorPairs.Rare, AnchorPairs.Scarce, own })
        {
            if (pairs is not null && (kinds & WindowKind.Shapes) is not WindowKind.None and var shapes)
            {
                passes.Add(new WindowPass(pairs, shapes));
            }

            kinds = (WindowKind)((int)kinds >> 3);
        }

        return [.. passes];
    }

    /// <summary>Adds the windows that start in a part of a text to those of their length.</summary>
    public void Collect(ReadOnlySpan<byte> text, int from, int to, SearchWorkspace workspace)
    {
        var found = Pairs.Find(text, from, to + Behind, workspace.Positions);
        if (found == 0)
        {
            return;
        }

        var positions = workspace.Positions.AsSpan(0, found);
        if ((Shapes & WindowKind.Forward) != WindowKind.None)
        {
            workspace.Long.AddLong(text, positions, to);
        }

        if ((Shapes & WindowKind.ShortForward) != WindowKind.None)
        {
            workspace.Short.AddShort(text, positions, 0, from, to);
        }

        if ((Shapes & WindowKind.ShortBackward) != WindowKind.None)
        {
            workspace.Short.AddShort(text, positions, WindowPicker.PairAtEnd, from, to);
        }
    }
}
