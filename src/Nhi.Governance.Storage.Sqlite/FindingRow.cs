using System.Text;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Reads findings: of each its id, the id of its identity, and in two parts what it says. For one reading; not safe to share between threads.</summary>
internal sealed class FindingRow
{
    internal const string Columns = "f.id, i.id, f.wording, w.payload, f.own, f.identity";

    internal const string Joins = "LEFT JOIN wording w ON w.id = f.wording LEFT JOIN identity i ON i.row = f.identity";

    private readonly Dictionary<long, ControlResult> _wordings = [];

    /// <summary>Reads a finding.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">Where its columns begin.</param>
    internal Finding Read(Row row, int first = 0)
    {
        if (row.IsNull(first + 2))
        {
            throw new JsonException("A finding has lost its wording.");
        }

        var wording = row.Number(first + 2);
        if (!_wordings.TryGetValue(wording, out var result))
        {
            result = FindingCodec.ReadWording(row.Bytes(first + 3));
            if (_wordings.Count == 10_000)
            {
                _wordings.Clear();
            }

            _wordings.Add(wording, result);
        }

        var stranger = StrangerOf(row.Bytes(first + 4), out var own);
        return FindingCodec.Read(new(row.Text(first)), row.IsNull(first + 1) ? stranger : new IdentityId(row.Text(first + 1)), result, own);
    }

    /// <summary>What a finding alone says, and before it the id of its identity where the inventory does not know that: nothing else leads from one to the other.</summary>
    internal static byte[] OwnOf(Finding finding, bool isStranger)
    {
        var own = FindingCodec.OwnToBytes(finding);
        return isStranger && finding.Identity is { } identity ? [.. Encoding.UTF8.GetBytes(identity.ToString()), 0, .. own] : own;
    }

    private static IdentityId? StrangerOf(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> own)
    {
        // JSON holds no zero byte, and an id that does ends at the last one.
        var end = bytes.LastIndexOf((byte)0);
        own = bytes[(end + 1)..];
        return end < 0 ? null : new IdentityId(Encoding.UTF8.GetString(bytes[..end]));
    }
}
