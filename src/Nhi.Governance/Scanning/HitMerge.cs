using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Gathers what is found in one document, and makes one hit of a format and the enrolled secrets at its place. Not thread-safe.</summary>
internal sealed class HitMerge
{
    // More of either in one document says nothing more.
    private const int Most = 10_000;

    private readonly List<RawHit> _formats = [];
    private readonly List<RawHit> _known = [];
    private int _beyond;

    public void Add(RawHit hit) => Add(_formats, hit);

    public void AddKnown(RawHit hit) => Add(_known, hit);

    /// <summary>The document's hits, by place; the next document may begin.</summary>
    public DocumentHits Take(bool isLimited)
    {
        if (_formats.Count + _known.Count == 0)
        {
            return new DocumentHits([], 0, isLimited);
        }

        _formats.Sort(ByPlace);
        _known.Sort(ByPlace);
        var alone = new List<RawHit>();
        foreach (var known in _known)
        {
            var chain = known.Enrolled[0].Encodings;
            if (!Join(_formats, FirstNear(known), known, chain))
            {
                // A URL that is enrolled is met twice: as it is, and by its password.
                if (!Join(alone, Math.Max(0, alone.Count - 1), known, chain, ofSameSecret: true))
                {
                    alone.Add(known);
                }
            }
        }

        List<RawHit> all = [.. _formats, .. alone];
        all.Sort(ByPlace);
        var taken = new DocumentHits(all, _beyond, isLimited);
        Forget();
        return taken;
    }

    public void Forget()
    {
        _formats.Clear();
        _known.Clear();
        _beyond = 0;
    }

    private static int ByPlace(RawHit left, RawHit right)
    {
        var order = left.Offset.CompareTo(right.Offset);
        order = order != 0 ? order : left.Length.CompareTo(right.Length);
        return order != 0 ? order : string.CompareOrdinal(left.Kind, right.Kind);
    }

    private void Add(List<RawHit> hits, RawHit hit)
    {
        if (hits.Count < Most)
        {
            hits.Add(hit);
        }
        else
        {
            _beyond++;
        }
    }

    // The place of a compressed one is that of all that was compressed with it.
    private static bool Join(List<RawHit> hits, int from, RawHit known, EncodingChain chain, bool ofSameSecret = false)
    {
        if (IsCompressed(chain))
        {
            return false;
        }

        for (var at = from; at < hits.Count && hits[at].Offset < known.Offset + known.Length + SecretFormats.AwsPairingDistance; at++)
        {
            var hit = hits[at];
            if (!hit.Meets(known.Offset, known.Length) || (ofSameSecret && !IsSameSecret(hit, known)))
            {
                continue;
            }

            var added = known.Enrolled.Where(one => !Holds(hit, one));
            hits[at] = hit with { Enrolled = [.. hit.Enrolled.Concat(added).OrderBy(one => one.Enrolment.Id, StringComparer.Ordinal)] };
            return true;
        }

        return false;
    }

    private static bool IsSameSecret(RawHit one, RawHit other) =>
        !IsCompressed(one.Enrolled[0].Encodings) && one.Enrolled.Any(mine => Holds(other, mine));

    private static bool Holds(RawHit hit, EnrolledHit enrolled) => hit.Enrolled.Any(one => string.Equals(one.Enrolment.Id, enrolled.Enrolment.Id, StringComparison.Ordinal));

    private static bool IsCompressed(EncodingChain chain)
    {
        for (var depth = 0; depth < chain.Count; depth++)
        {
            if (chain[depth] == SecretEncoding.Compressed)
            {
                return true;
            }
        }

        return false;
    }

    private int FirstNear(RawHit known)
    {
        var (low, high) = (0, _formats.Count);
        var reach = known.Offset - SecretFormats.MaxMatchLength - SecretFormats.AwsPairingDistance;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _formats[middle].Offset < reach ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
