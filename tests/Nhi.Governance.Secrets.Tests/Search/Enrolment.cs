namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>Secrets with their index, and a search that is as plain as can be.</summary>
internal sealed class Enrolment : IDisposable
{
    public static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(static value => (byte)value)];

    public Enrolment(IEnumerable<byte[]> secrets)
    {
        using var builder = new KnownSecretsBuilder(7, Key);
        foreach (var secret in secrets)
        {
            var fingerprint = builder.Enrol(secret).Fingerprint;
            Secrets.TryAdd(fingerprint, secret);
        }

        Index = builder.Build();
    }

    public Dictionary<SecretFingerprint, byte[]> Secrets { get; } = [];

    public KnownSecrets Index { get; }

    /// <summary>Every copy that stands as it is, in the order of a search.</summary>
    public List<Located> Naive(byte[] text)
    {
        var found = new List<Located>();
        foreach (var (fingerprint, secret) in Secrets)
        {
            for (var at = 0; at <= text.Length - secret.Length; at++)
            {
                var next = text.AsSpan(at).IndexOf(secret);
                if (next < 0)
                {
                    break;
                }

                at += next;
                found.Add(new Located(at, secret.Length, fingerprint));
            }
        }

        found.Sort(static (a, b) => (a.Offset, a.Length, a.Fingerprint.Digest).CompareTo((b.Offset, b.Length, b.Fingerprint.Digest)));
        return found;
    }

    public KnownSink Scan(ReadOnlySpan<byte> text, int depth)
    {
        var sink = new KnownSink();
        sink.Limited = Index.Scan(text, ref sink, depth);
        return sink;
    }

    public KnownSink InPieces(ReadOnlySpan<byte> text, int depth, params ReadOnlySpan<int> cuts)
    {
        var sink = new KnownSink();
        using var session = new KnownSecretSession(Index, depth);
        var start = 0;
        foreach (var cut in cuts)
        {
            session.Append(text[start..cut], last: false, ref sink);
            start = cut;
        }

        session.Append(text[start..], last: true, ref sink);
        sink.Limited = session.Limited;
        return sink;
    }

    public void Dispose() => Index.Dispose();
}
