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
        if (Anchored(kinds) is { Any: true } anchored)
        {
            Run(scope, view, from, to, PairFinder.Anchors, anchored);
        }

        if (scope.Secrets.Own is { } own)
        {
            Run(scope, view, from, to, own, OfOwn(kinds));
        }
    }

    private static Shapes Anchored(WindowKind kinds) =>
        new(kinds.HasFlag(WindowKind.Forward), kinds.HasFlag(WindowKind.ShortForward), kinds.HasFlag(WindowKind.ShortBackward));

    private static Shapes OfOwn(WindowKind kinds) =>
        new(kinds.HasFlag(WindowKind.OwnForward), kinds.HasFlag(WindowKind.OwnShortForward), kinds.HasFlag(WindowKind.OwnShortBackward));

    /// <summary>Whether a few bytes may hold a window.</summary>
    public static bool MayHold(scoped in SearchScope scope, ReadOnlySpan<byte> bytes)
    {
        var kinds = scope.Secrets.Kinds;
        return (Anchored(kinds) is { Any: true } shapes && MayHold(scope, bytes, PairFinder.Anchors, shapes))
            || (scope.Secrets.Own is { } own && MayHold(scope, bytes, own, OfOwn(kinds)));
    }

    private static bool MayHold(scoped in SearchScope scope, ReadOnlySpan<byte> bytes, PairFinder pairs, Shapes shapes)
    {
        var workspace = scope.Workspace;
        var found = pairs.Find(bytes, 0, bytes.Length, workspace.Positions);
        if (found == 0)
        {
            return false;
        }

        var count = Collect(bytes, found, 0, bytes.Length, shapes, 0, workspace);
        var tags = workspace.Windows.AsSpan(0, count);
        scope.Secrets.Tagger.Tag(tags, tags);
        return scope.Secrets.Table.Sift(tags, workspace.Places.AsSpan(0, count)) > 0;
    }

    private static void Run(scoped in SearchScope scope, View view, int from, int to, PairFinder pairs, Shapes shapes)
    {
        if (view.IsLocal)
        {
            RunChanges(scope, view, pairs, shapes);
            return;
        }

        var text = scope.Text(view);
        var end = to + (shapes.ShortBackward ? WindowPicker.PairAtEnd : 0);
        for (var at = from; at < end; at += SearchWorkspace.Tile)
        {
            var found = pairs.Find(text, at, Math.Min(end, at + SearchWorkspace.Tile), scope.Workspace.Positions);
            var count = Collect(text, found, from, to, shapes, 0, scope.Workspace);
            if (count > 0)
            {
                Lookup(scope, view, count);
            }
        }
    }

    private static void RunChanges(scoped in SearchScope scope, View view, PairFinder pairs, Shapes shapes)
    {
        var text = scope.Text(view);
        var workspace = scope.Workspace;
        var (segment, from, to, count) = (0, 0, 0, 0);
        while (view.TryNextChange(ref segment, ref from, ref to))
        {
            for (var at = from; at < to; at += SearchWorkspace.Tile / 2)
            {
                // Pairs at the ends of windows are behind their starts.
                var until = Math.Min(to, at + (SearchWorkspace.Tile / 2));
                if (count + (3 * (until - at + WindowPicker.PairAtEnd)) > workspace.Windows.Length)
                {
                    Lookup(scope, view, count);
                    count = 0;
                }

                var found = pairs.Find(text, at, until + (shapes.ShortBackward ? WindowPicker.PairAtEnd : 0), workspace.Positions);
                count = Collect(text, found, at, until, shapes, count, workspace);
            }
        }

        if (count > 0)
        {
            Lookup(scope, view, count);
        }
    }

    private static int Collect(ReadOnlySpan<byte> text, int found, int from, int to, Shapes shapes, int count, SearchWorkspace workspace)
    {
        var positions = workspace.Positions.AsSpan(0, found);
        count = shapes.Forward ? CollectLong(text, positions, to, count, workspace) : count;
        count = shapes.ShortForward ? CollectShort(text, positions, 0, from, to, count, workspace) : count;
        return shapes.ShortBackward ? CollectShort(text, positions, WindowPicker.PairAtEnd, from, to, count, workspace) : count;
    }

    private static int CollectLong(ReadOnlySpan<byte> text, ReadOnlySpan<int> positions, int to, int count, SearchWorkspace workspace)
    {
        var until = Math.Min(to, text.Length - WindowPicker.Length + 1);
        ref var bytes = ref MemoryMarshal.GetReference(text);
        var windows = workspace.Windows.AsSpan(count, positions.Length);
        var places = workspace.Places.AsSpan(count, positions.Length);
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

        return count + kept;
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
