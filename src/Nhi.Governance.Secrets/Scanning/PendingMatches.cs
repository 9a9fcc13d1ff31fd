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

    private Candidate[]? _matches;
    private int _count;

    /// <summary>How many there are.</summary>
    public readonly int Count => _count;

    /// <summary>One of them, by start and then the longer one first.</summary>
    public readonly ref readonly Candidate this[int index] => ref _matches![index];

    /// <summary>Adds a match, unless one of the same place says more.</summary>
    public void Add(in Candidate match)
    {
        _matches ??= new Candidate[FirstCapacity];
        int at = _count;
        while (at > 0 && IsBefore(match, _matches[at - 1]))
        {
            at--;
        }

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

    /// <summary>Whether a match lies in the secret that a later one has apart from itself.</summary>
    public readonly bool IsSecretOfLater(int index)
    {
        ref readonly Candidate match = ref _matches![index];
        foreach (ref readonly Candidate other in _matches.AsSpan(index + 1, _count - index - 1))
        {
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
