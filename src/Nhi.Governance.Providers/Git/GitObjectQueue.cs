namespace Nhi.Governance.Providers.Git;

/// <summary>The objects that are still to be read, taken some at a time by whoever has read what it took before. Safe for concurrent use.</summary>
/// <remarks>
/// Much is taken at first, and less the less is left: what one object is a change of is mostly read by the same process then, which keeps it for some time, and all are done at about the same time.
/// </remarks>
/// <param name="ids">Their ids, one a line.</param>
/// <param name="stride">Length of a line.</param>
/// <param name="fewest">How many are taken together at least.</param>
/// <param name="takers">How many take some.</param>
internal sealed class GitObjectQueue(ReadOnlyMemory<byte> ids, int stride, int fewest, int takers)
{
    private readonly Lock _turn = new();
    private int _next;

    /// <summary>Takes the next ones.</summary>
    /// <returns>Some; <see langword="null"/> once there are none left.</returns>
    public GitObjectBatch? Take()
    {
        lock (_turn)
        {
            var left = ids.Length - _next;
            if (left == 0)
            {
                return null;
            }

            var count = Math.Max(fewest, left / stride / (2 * takers));
            var lines = ids.Slice(_next, (int)Math.Min(left, (long)count * stride));
            _next += lines.Length;
            return new GitObjectBatch(lines, stride);
        }
    }
}
