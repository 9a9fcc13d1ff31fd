using System.Runtime.InteropServices;

namespace Nhi.Governance.Providers.Files;

/// <summary>Numbers the different credentials of one file, format by format, in the order they are met.</summary>
internal sealed class FolderCopies(string source, string path)
{
    private readonly Dictionary<UInt128, int> _ordinals = [];
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    public string Path => path;

    public int Distinct => _ordinals.Count;

    public CopySighting Take(CopyHit hit)
    {
        if (!_ordinals.TryGetValue(hit.Value, out var ordinal))
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(_next, hit.Format, out _);
            ordinal = next++;
            _ordinals.Add(hit.Value, ordinal);
        }

        return hit.At(new CopyLocation(source, path, hit.Line, hit.Column), ordinal);
    }
}
