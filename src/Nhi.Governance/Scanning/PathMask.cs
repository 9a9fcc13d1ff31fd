using System.Text;

namespace Nhi.Governance;

/// <summary>Takes secrets out of the paths that are reported: a file may be named by one. Not thread-safe.</summary>
internal sealed class PathMask(Func<ScanWorker> makeWorker) : IDisposable
{
    private const string Masked = "(secret)";

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private ScanWorker? _worker;

    public string Of(string path)
    {
        if (!_known.TryGetValue(path, out var masked))
        {
            masked = Mask(path);
            _known.Add(path, masked);
        }

        return masked;
    }

    public void Dispose() => _worker?.Dispose();

    private string Mask(string path)
    {
        var bytes = Encoding.UTF8.GetBytes(path);
        using var content = new MemoryStream(bytes, writable: false);
        var hits = (_worker ??= makeWorker()).Read(content, static _ => { }, CancellationToken.None).Hits;
        if (hits.Count == 0)
        {
            return path;
        }

        var text = new StringBuilder();
        var next = 0L;
        foreach (var (start, length) in hits.SelectMany(hit => new[] { (hit.Offset, hit.Length), (Offset: hit.SecretOffset, Length: hit.SecretLength) }).Where(range => range.Length > 0).Order())
        {
            if (start >= next)
            {
                text.Append(Encoding.UTF8.GetString(bytes, (int)next, (int)(start - next))).Append(Masked);
            }

            next = Math.Max(next, start + length);
        }

        return text.Append(Encoding.UTF8.GetString(bytes, (int)next, (int)(bytes.Length - next))).ToString();
    }
}
