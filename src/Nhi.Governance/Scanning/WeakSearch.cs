using System.Collections.Concurrent;

namespace Nhi.Governance;

/// <summary>Compares values that stand whole in an assignment with the weak enrolled secrets, each different value once, and no more than there is time for.</summary>
internal sealed class WeakSearch(EnrolledSecrets enrolled)
{
    // Each takes a good part of a second for each weak secret.
    private const int MostComparisons = 512;

    private readonly ConcurrentDictionary<UInt128, Enrolment?> _found = new();
    private int _left = MostComparisons;
    private int _skipped;

    /// <summary>How many different values there was no time for.</summary>
    public int Skipped => _skipped;

    public Enrolment? Find(UInt128 mark, ReadOnlySpan<byte> value)
    {
        if (_found.TryGetValue(mark, out var known))
        {
            return known;
        }

        var bare = SecretParts.Password(value);
        try
        {
            var isFirst = Interlocked.Add(ref _left, -enrolled.Weak.Count) >= 0;
            var found = isFirst ? enrolled.FindWeak(bare.Length > 0 ? bare : value) : null;
            if (_found.TryAdd(mark, found) && !isFirst)
            {
                Interlocked.Increment(ref _skipped);
            }

            return found;
        }
        finally
        {
            bare.AsSpan().Clear();
        }
    }
}
