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
        if ((kinds & (WindowKind.Forward | WindowKind.Backward)) != 0)
        {
            Run(scope, view, from, to, PairFinder.Anchors, kinds.HasFlag(WindowKind.Forward), kinds.HasFlag(WindowKind.Backward));
        }

        if (scope.Secrets.Own is { } own)
        {
            Run(scope, view, from, to, own, kinds.HasFlag(WindowKind.OwnForward), kinds.HasFlag(WindowKind.OwnBackward));
        }
    }

    private static void Run(scoped in SearchScope scope, View view, int from, int to, PairFinder pairs, bool forward, bool backward)
    {
        var text = scope.Text(view);
        var workspace = scope.Workspace;
        var end = to + (backward ? WindowPicker.PairAtEnd : 0);
        for (var at = from; at < end; at += SearchWorkspace.Tile)
        {
            var found = pairs.Find(text, at, Math.Min(end, at + SearchWorkspace.Tile), workspace.Positions);
            var positions = workspace.Positions.AsSpan(0, found);
            var count = forward ? Collect(text, positions, 0, from, to, 0, workspace) : 0;
            count = backward ? Collect(text, positions, WindowPicker.PairAtEnd, from, to, count, workspace) : count;
            count = view.IsLocal ? KeepChanged(view, workspace, count) : count;
            if (count > 0)
            {
                Lookup(scope, view, count);
            }
        }
    }

    private static int Collect(ReadOnlySpan<byte> text, ReadOnlySpan<int> positions, int back, int from, int to, int count, SearchWorkspace workspace)
    {
        var until = Math.Min(to, text.Length - WindowPicker.Length + 1);
        ref var bytes = ref MemoryMarshal.GetReference(text);
        var windows = workspace.Windows.AsSpan(count, positions.Length);
        var places = workspace.Places.AsSpan(count, positions.Length);
        var kept = 0;
        foreach (var position in positions)
        {
            var place = position - back;
            if (place >= from && place < until)
            {
                windows[kept] = Read(ref bytes, place);
                places[kept++] = place;
            }
        }

        return count + kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read(ref byte bytes, int place)
    {
        var window = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, place));
        return BitConverter.IsLittleEndian ? window : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(window);
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
}
