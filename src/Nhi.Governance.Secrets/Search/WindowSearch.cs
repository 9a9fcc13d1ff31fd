using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Looks for windows of enrolled secrets in a view, and confirms what it finds.</summary>
internal static class WindowSearch
{
    /// <summary>Looks at the windows that start in a part of a view; of a local one only at those that its parent does not have.</summary>
    public static void Run(scoped in SearchScope scope, View view, int from, int to)
    {
        var kinds = scope.Secrets.Kinds;
        var anchored = new Shapes(kinds.HasFlag(WindowKind.Forward), kinds.HasFlag(WindowKind.ShortForward), kinds.HasFlag(WindowKind.ShortBackward));
        if (anchored.Any)
        {
            Run(scope, view, from, to, PairFinder.Anchors, anchored);
        }

        if (scope.Secrets.Own is { } own)
        {
            Run(scope, view, from, to, own, new Shapes(kinds.HasFlag(WindowKind.OwnForward), kinds.HasFlag(WindowKind.OwnShortForward), kinds.HasFlag(WindowKind.OwnShortBackward)));
        }
    }

    private static void Run(scoped in SearchScope scope, View view, int from, int to, PairFinder pairs, Shapes shapes)
    {
        var text = scope.Text(view);
        var workspace = scope.Workspace;
        var end = to + (shapes.ShortBackward ? WindowPicker.PairAtEnd : 0);
        for (var at = from; at < end; at += SearchWorkspace.Tile)
        {
            var found = pairs.Find(text, at, Math.Min(end, at + SearchWorkspace.Tile), workspace.Positions);
            var positions = workspace.Positions.AsSpan(0, found);
            var count = shapes.Forward ? Collect(text, positions, from, to, workspace) : 0;
            count = shapes.ShortForward ? CollectShort(text, positions, 0, from, to, count, workspace) : count;
            count = shapes.ShortBackward ? CollectShort(text, positions, WindowPicker.PairAtEnd, from, to, count, workspace) : count;
            count = view.IsLocal ? KeepChanged(view, workspace, count) : count;
            if (count > 0)
            {
                Lookup(scope, view, count);
            }
        }
    }

    private static int Collect(ReadOnlySpan<byte> text, ReadOnlySpan<int> positions, int from, int to, SearchWorkspace workspace)
    {
        var until = Math.Min(to, text.Length - WindowPicker.Length + 1);
        ref var bytes = ref MemoryMarshal.GetReference(text);
        var windows = workspace.Windows.AsSpan(0, positions.Length);
        var places = workspace.Places.AsSpan(0, positions.Length);
        var kept = 0;
        foreach (var place in positions)
        {
            if (place >= until)
            {
                break;
            }

            var window = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, place));
            windows[kept] = BitConverter.IsLittleEndian ? window : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(window);
            places[kept++] = place;
        }

        return kept;
    }

    private static int CollectShort(ReadOnlySpan<byte> text, ReadOnlySpan<int> positions, int back, int from, int to, int count, SearchWorkspace workspace)
    {
        var until = Math.Min(to, text.Length - WindowPicker.ShortLength + 1);
        var windows = workspace.Windows.AsSpan(count, positions.Length);
        var places = workspace.Places.AsSpan(count, positions.Length);
        var kept = 0;
        foreach (var position in positions)
        {
            var place = position - back;
            if (place >= from && place < until)
            {
                windows[kept] = WindowPicker.Read(text, place, isShort: true);
                places[kept++] = place;
            }
        }

        return count + kept;
    }

    private static int KeepChanged(View view, SearchWorkspace workspace, int count)
    {
        var kept = 0;
        for (var index = 0; index < count; index++)
        {
            var place = workspace.Places[index];
            if (view.Touches(place, place + WindowPicker.Length))
            {
                (workspace.Windows[kept], workspace.Places[kept]) = (workspace.Windows[index], place);
                kept++;
            }
        }

        return kept;
    }

    private static void Lookup(scoped in SearchScope scope, View view, int count)
    {
        var tags = scope.Workspace.Windows.AsSpan(0, count);
        var places = scope.Workspace.Places.AsSpan(0, count);
        scope.Secrets.Tagger.Tag(tags, tags);
        var kept = scope.Secrets.Table.Sift(tags, places);
        for (var index = 0; index < kept; index++)
        {
            var entries = scope.Secrets.Table.Find(tags[index], out var first);
            while (!entries.IsEmpty)
            {
                // Secrets with a window, a length and an offset in common are confirmed at once.
                var same = 1;
                while (same < entries.Length && entries[same] == entries[0])
                {
                    same++;
                }

                Confirmation.Run(scope, view, places[index], entries[0], first, same);
                first += same;
                entries = entries[same..];
            }
        }
    }

    /// <summary>Which windows are looked at where a pair is.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Shapes(bool Forward, bool ShortForward, bool ShortBackward)
    {
        public bool Any => Forward || ShortForward || ShortBackward;
    }
}
