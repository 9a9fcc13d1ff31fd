using System.Collections.Concurrent;
using System.Security.Cryptography;
using Nhi.Governance.Secrets;

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

        var parts = SecretParts.Passwords(value);
        try
        {
            var isFirst = Interlocked.Add(ref _left, -enrolled.Weak.Count * Math.Max(1, parts.Count)) >= 0;
            var found = isFirst ? Compare(value, parts) : null;
            if (_found.TryAdd(mark, found) && !isFirst)
            {
                Interlocked.Increment(ref _skipped);
            }

            return found;
        }
        finally
        {
            foreach (var part in parts)
            {
                CryptographicOperations.ZeroMemory(part);
            }
        }
    }

    private Enrolment? Compare(ReadOnlySpan<byte> value, IReadOnlyList<byte[]> parts) =>
        parts.Count == 0 ? enrolled.FindWeak(value) : parts.Select(part => enrolled.FindWeak(part)).FirstOrDefault(found => found is not null);
}
