namespace Nhi.Governance.Secrets;

/// <summary>Matches that may still be preceded or repeated by others; a place met in several ways is one match.</summary>
internal sealed class OrderedMatches
{
    private static readonly Comparison<KnownSecretMatch> Order = static (a, b) =>
    {
        var order = a.Offset.CompareTo(b.Offset);
        order = order != 0 ? order : a.Length.CompareTo(b.Length);
        order = order != 0 ? order : a.Fingerprint.Digest.CompareTo(b.Fingerprint.Digest);
        order = order != 0 ? order : a.Encodings.Count.CompareTo(b.Encodings.Count);
        for (var depth = 0; order == 0 && depth < a.Encodings.Count; depth++)
        {
            order = a.Encodings[depth].CompareTo(b.Encodings[depth]);
        }

        return order;
    };

    private readonly List<KnownSecretMatch> _matches = [];

    public void Add(in KnownSecretMatch match) => _matches.Add(match);

    public void Clear() => _matches.Clear();

    /// <summary>Reports what starts before an offset.</summary>
    public void Flush<TSink>(long before, ref TSink sink)
        where TSink : IKnownSecretSink, allows ref struct
    {
        if (_matches.Count == 0)
        {
            return;
        }

        _matches.Sort(Order);
        var done = 0;
        for (; done < _matches.Count && _matches[done].Offset < before; done++)
        {
            var match = _matches[done];
            if (done == 0 || !IsSamePlace(match, _matches[done - 1]))
            {
                sink.Accept(match);
            }
        }

        _matches.RemoveRange(0, done);
    }

    private static bool IsSamePlace(in KnownSecretMatch a, in KnownSecretMatch b) =>
        a.Offset == b.Offset && a.Length == b.Length && a.Fingerprint == b.Fingerprint;
}
