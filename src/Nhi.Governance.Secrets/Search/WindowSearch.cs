namespace Nhi.Governance.Secrets;

/// <summary>Looks for windows of enrolled secrets in a view, and confirms what it finds.</summary>
internal static class WindowSearch
{
    // Changes of a view that are so near each other are looked at together.
    private const int Near = 256;

    /// <summary>Looks at the windows that start in a part of a view; of a local one only at those that its parent does not have.</summary>
    public static void Run(scoped in SearchScope scope, View view, int from, int to)
    {
        if (view.IsLocal)
        {
            CollectChanges(scope, view);
        }
        else
        {
            Collect(scope, view, from, to);
        }

        Lookup(scope, view);
    }

    /// <summary>Whether a few bytes may hold a window.</summary>
    /// <param name="scope">The text.</param>
    /// <param name="bytes">The bytes, of which there are no more than <see cref="SearchWorkspace.Tile"/>.</param>
    public static bool MayHold(scoped in SearchScope scope, ReadOnlySpan<byte> bytes) => Find(scope, bytes, out _) > 0;

    /// <summary>Finds where a few bytes may hold a window.</summary>
    /// <param name="scope">The text.</param>
    /// <param name="bytes">The bytes, of which there are no more than <see cref="SearchWorkspace.Tile"/>.</param>
    /// <param name="places">Starts with where they do, in any order, until the next look.</param>
    /// <returns>At how many places.</returns>
    public static int Find(scoped in SearchScope scope, ReadOnlySpan<byte> bytes, out Span<int> places)
    {
        foreach (var pass in scope.Secrets.Passes)
        {
            pass.Collect(bytes, 0, bytes.Length, scope.Workspace);
        }

        return Sift(scope, out _, out places);
    }

    // A few bytes too many are looked at sooner than others are begun with; what only they hold is passed over once it is found.
    private static void CollectChanges(scoped in SearchScope scope, View view)
    {
        var segment = 0;
        var (from, to) = (0, 0);
        var first = -1;
        var last = 0;
        while (view.TryNextChange(ref segment, ref from, ref to))
        {
            if (first >= 0 && from - last > Near)
            {
                Collect(scope, view, first, last);
                first = -1;
            }

            first = first < 0 ? from : first;
            last = to;
        }

        if (first >= 0)
        {
            Collect(scope, view, first, last);
        }
    }

    private static void Collect(scoped in SearchScope scope, View view, int from, int to)
    {
        var text = scope.Text(view);
        var workspace = scope.Workspace;
        for (; from < to; from += SearchWorkspace.Tile)
        {
            var end = Math.Min(to, from + SearchWorkspace.Tile);
            foreach (var pass in scope.Secrets.Passes)
            {
                if (workspace.Batch.IsFull(WindowPass.Most(end - from)))
                {
                    Lookup(scope, view);
                }

                pass.Collect(text, from, end, workspace);
            }
        }
    }

    private static void Lookup(scoped in SearchScope scope, View view)
    {
        var kept = Sift(scope, out var tags, out var places);
        for (var index = 0; index < kept; index++)
        {
            var entries = scope.Secrets.Table.Find(tags[index], out var first);
            while (!entries.IsEmpty && view.Touches(places[index], places[index] + WindowPicker.Length))
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

    private static int Sift(scoped in SearchScope scope, out Span<ulong> tags, out Span<int> places)
    {
        var batch = scope.Workspace.Batch;
        places = batch.Places;
        tags = batch.TakeTags(scope.Secrets.Tagger);
        return scope.Secrets.Table.Filter.Sift(tags, places);
    }
}
