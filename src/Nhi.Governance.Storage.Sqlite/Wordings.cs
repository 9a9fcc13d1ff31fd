using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>What many findings say alike stands in the file once. Within one transaction; not safe to share between threads.</summary>
internal sealed class Wordings(SqliteConnection connection) : IDisposable
{
    /// <summary>Remembered at a time: far more than controls have cases, and no more than memory takes lightly where wordings name their subjects.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<ControlResult, long> _known = new(new Comparer());
    private readonly Statement _find = new(connection, "SELECT id FROM wording WHERE payload = $0", 1);
    private readonly Statement _add = new(connection, "INSERT INTO wording (payload) VALUES ($0) RETURNING id", 1);

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
    }

    internal long Of(ControlResult result)
    {
        if (_known.TryGetValue(result, out var id))
        {
            return id;
        }

        var payload = FindingCodec.WordingToBytes(result);
        id = Ask(_find, payload) ?? Ask(_add, payload)!.Value;
        if (_known.Count == Most)
        {
            _known.Clear();
        }

        _known.Add(result, id);
        return id;
    }

    private static long? Ask(Statement statement, byte[] payload)
    {
        using var row = statement.Query(payload);
        return row.Read() ? row.Number(0) : null;
    }

    private sealed class Comparer : IEqualityComparer<ControlResult>
    {
        public bool Equals(ControlResult? x, ControlResult? y) => x is not null && y is not null && FindingCodec.SameWording(x, y);

        public int GetHashCode(ControlResult obj) => HashCode.Combine(obj.Control, obj.Severity, obj.Explanation);
    }
}
