using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Matches that were found and are not reported yet, by their start: one found later may start earlier, contain them, or say more about the
/// same place. Of two at the same place the one whose checksum is right wins, then the one whose word is nearer, then the one whose
/// format says more.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct PendingMatches
{
    private const int FirstCapacity = 64;

    // How far before a match its secret may start that stands apart.
    private const int Furthest = AwsAccessKeyFormat.PairingDistance;

    private Candidate[]? _matches;
    private int _count;

    /// <summary>How many there are.</summary>
    public readonly int Count => _count;

    /// <summary>One of them, by start and then the longer one first.</summary>
    public readonly ref readonly Candidate this[int index] => ref _matches![index];

    /// <summary>How many comparisons were made so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Adds a match, unless one of the same place says more.</summary>
    public void Add(in Candidate match)
    {
        _matches ??= new Candidate[FirstCapacity];
        int at = FindPlace(match);
        if (at > 0 && _matches[at - 1].Start == match.Start && _matches[at - 1].Length == match.Length)
        {
            if (SaysMore(match, _matches[at - 1]))
            {
                _matches[at - 1] = match;
            }

            return;
        }

        if (_count == _matches.Length)
        {
            Array.Resize(ref _matches, 2 * _count);
        }

        Array.Copy(_matches, at, _matches, at + 1, _count - at);
        _matches[at] = match;
        _count++;
    }

    /// <summary>Whether a match lies in the secret that a later one has apart from itself, which stands no further before it than the keys of AWS allow.</summary>
    public bool IsSecretOfLater(int index)
    {
        ref readonly Candidate match = ref _matches![index];
        for (int later = index + 1; later < _count && _matches[later].Start <= match.Start + Furthest; later++)
        {
            Steps++;
            ref readonly Candidate other = ref _matches[later];
            if (other.SecretStart != other.Start && match.Start >= other.SecretStart && match.Start + match.Length <= other.SecretStart + other.SecretLength)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the first ones away.</summary>
    public void Remove(int count)
    {
        if (count > 0)
        {
            Array.Copy(_matches!, count, _matches!, 0, _count - count);
            _count -= count;
        }
    }

    /// <summary>Moves all of them towards the start of the text, of which so many bytes were dropped.</summary>
    public readonly void Move(int dropped)
    {
        foreach (ref Candidate match in _matches.AsSpan(0, _count))
        {
            match = match with { Start = match.Start - dropped, SecretStart = match.SecretStart - dropped };
        }
    }

    // Behind all that are not after it. Most come in order.
    private int FindPlace(in Candidate match)
    {
        int from = 0;
        int to = _count;
        for (int middle = _count - 1; from < to; middle = (from + to) / 2)
        {
            Steps++;
            if (IsBefore(match, _matches![middle]))
            {
                to = middle;
            }
            else
            {
                from = middle + 1;
            }
        }

        return from;
    }

    private static bool IsBefore(in Candidate match, in Candidate other) =>
        match.Start < other.Start || (match.Start == other.Start && match.Length > other.Length);

    private static bool SaysMore(in Candidate match, in Candidate other)
    {
        bool valid = match.Checksum == ChecksumVerdict.Valid;
        if (valid != (other.Checksum == ChecksumVerdict.Valid))
        {
            return valid;
        }

        if (match.Distance > 0 && other.Distance > 0 && match.Distance != other.Distance)
        {
            return match.Distance < other.Distance;
        }

        int rank = new FormatRow(match.Format).Rank;
        int otherRank = new FormatRow(other.Format).Rank;
        return rank > otherRank || (rank == otherRank && match.Format < other.Format);
    }
}
