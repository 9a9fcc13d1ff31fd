using System.Collections.Concurrent;
using System.Text;

namespace Nhi.Governance.Providers.Tests.Files;

/// <summary>Keeps what it is given.</summary>
internal sealed class CollectingReader : IDocumentReader
{
    private readonly ConcurrentQueue<(string Name, byte[] Content)> _documents = new();

    public Func<string, bool> Wanted { get; init; } = _ => true;

    public ConcurrentQueue<string> Forgotten { get; } = new();

    public (long Documents, long Bytes) Expected { get; private set; }

    /// <summary>All but those that hold the names of a folder's files.</summary>
    public IEnumerable<string> Names => _documents.Select(document => document.Name).Where(name => !name.EndsWith("(file names)", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Those that are named by an object's id.</summary>
    public IEnumerable<string> Objects => Names.Where(name => name.Length == 40);

    public string this[string name] => Encoding.UTF8.GetString(_documents.Single(document => document.Name == name).Content);

    public byte[] Bytes(string name) => _documents.Single(document => document.Name == name).Content;

    public void Expect(long documents, long bytes) => Expected = (documents, bytes);

    public bool Wants(string document) => Wanted(document);

    public void Forget(string document) => Forgotten.Enqueue(document);

    public void Read(string document, Stream content, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        content.CopyTo(kept);
        _documents.Enqueue((document, kept.ToArray()));
    }
}
