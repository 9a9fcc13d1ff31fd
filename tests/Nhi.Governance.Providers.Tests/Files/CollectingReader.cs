using System.Collections.Concurrent;
using System.Text;

namespace Nhi.Governance.Providers.Tests.Files;

/// <summary>Keeps what it is given.</summary>
internal sealed class CollectingReader : IDocumentReader
{
    private readonly ConcurrentQueue<(string Name, byte[] Content)> _documents = new();

    public Func<string, bool> Wanted { get; init; } = _ => true;

    public (long Documents, long Bytes) Expected { get; private set; }

    public IEnumerable<string> Names => _documents.Select(document => document.Name).Order(StringComparer.Ordinal);

    public string this[string name] => Encoding.UTF8.GetString(_documents.Single(document => document.Name == name).Content);

    public byte[] Bytes(string name) => _documents.Single(document => document.Name == name).Content;

    public void Expect(long documents, long bytes) => Expected = (documents, bytes);

    public bool Wants(string document) => Wanted(document);

    public void Read(string document, Stream content, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        content.CopyTo(kept);
        _documents.Enqueue((document, kept.ToArray()));
    }
}
