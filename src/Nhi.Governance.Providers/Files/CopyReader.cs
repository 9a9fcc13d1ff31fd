using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Files;

/// <summary>Scans documents for copies of credentials, several at once: each value of a document once, at its first place.</summary>
internal sealed class CopyReader : IDocumentReader, IDisposable
{
    private readonly byte[] _marks = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentBag<Lane> _idle = [];
    private readonly ConcurrentDictionary<string, IReadOnlyList<CopyHit>> _hits = new(StringComparer.Ordinal);

    /// <summary>The documents in which something was found.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CopyHit>> Hits => _hits;

    public void Expect(long documents, long bytes)
    {
    }

    public bool Wants(string document) => true;

    public void Read(string document, Stream content, CancellationToken cancellationToken)
    {
        var lane = _idle.TryTake(out var idle) ? idle : new Lane(_marks);
        try
        {
            for (int read; (read = content.Read(lane.Buffer)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                lane.Scanner.Append(lane.Buffer.AsSpan(0, read), last: false);
            }

            lane.Scanner.Append([], last: true);
            if (lane.Scanner.Hits.Count > 0)
            {
                _hits[document] = [.. lane.Scanner.Hits.DistinctBy(hit => hit.Value)];
            }
        }
        finally
        {
            lane.Scanner.Abandon();
            _idle.Add(lane);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var lane))
        {
            lane.Dispose();
        }

        CryptographicOperations.ZeroMemory(_marks);
    }

    private sealed class Lane(byte[] marks) : IDisposable
    {
        public CopyScanner Scanner { get; } = new(marks);

        public byte[] Buffer { get; } = new byte[128 * 1024];

        public void Dispose()
        {
            Buffer.AsSpan().Clear();
            Scanner.Dispose();
        }
    }
}
