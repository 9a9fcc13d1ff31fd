namespace Nhi.Governance.Tests.Scanning;

/// <summary>Documents in memory, given in any order by any number of threads; with places where they are versions of a history.</summary>
internal sealed class ListedDocuments(IReadOnlyDictionary<string, byte[]> documents, int threads = 1, IReadOnlyList<DocumentPlace>? history = null) : IDocumentSource
{
    public string Name => "listed";

    /// <summary>A document that breaks off.</summary>
    public string? Broken { get; init; }

    /// <summary>The most bytes that a read gives.</summary>
    public int Pieces { get; init; } = int.MaxValue;

    public async Task<DocumentSummary> ReadAsync(IDocumentReader reader, CancellationToken cancellationToken = default)
    {
        var (read, bytes, known) = (0L, 0L, 0L);
        var unread = new List<DocumentNote>();
        reader.Expect(documents.Count, documents.Values.Sum(content => (long)content.Length));
        await Parallel.ForEachAsync(documents.OrderBy(pair => pair.Key.GetHashCode(StringComparison.Ordinal) * threads), new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, (document, stop) =>
        {
            if (history is not null && !reader.Wants(document.Key))
            {
                Interlocked.Increment(ref known);
                return ValueTask.CompletedTask;
            }

            try
            {
                using var content = new Reluctant(document.Value, Pieces, document.Key == Broken);
                reader.Read(document.Key, content, stop);
                Interlocked.Increment(ref read);
                Interlocked.Add(ref bytes, document.Value.Length);
            }
            catch (IOException)
            {
                lock (unread)
                {
                    unread.Add(new DocumentNote(document.Key, "broke off"));
                }
            }

            return ValueTask.CompletedTask;
        });
        return new DocumentSummary(read, bytes, known, unread, []);
    }

    public Task<DocumentPlaces> LocateAsync(IReadOnlyCollection<string> documents, CancellationToken cancellationToken = default) => Task.FromResult(new DocumentPlaces(
        history is null ? [.. documents.Select(document => new DocumentPlace(document, document))] : [.. history.Where(place => documents.Contains(place.Document))], []));

    private sealed class Reluctant(byte[] content, int pieces, bool breaks) : MemoryStream(content, writable: false)
    {
        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer[..Math.Min(buffer.Length, pieces)]);
            return read == 0 && breaks ? throw new IOException("It broke off.") : read;
        }
    }
}
