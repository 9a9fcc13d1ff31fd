using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>The marks of recipes as rows: each scan adds some, in pieces that a row takes well.</summary>
internal static class MarkRows
{
    private const int MostInRow = 128 * 1024;

    internal static ScanMarks? Read(SqliteConnection connection, string recipe)
    {
        if (Find(connection, recipe) is not { } known)
        {
            return null;
        }

        var values = new List<ulong>();
        using var query = new Statement(connection, "SELECT marks FROM scan_mark WHERE recipe = $0 ORDER BY seq", 1);
        using var rows = query.Query(known.Id);
        while (rows.Read())
        {
            var marks = rows.Bytes(0);
            if (marks.Length % sizeof(ulong) != 0)
            {
                throw new FormatException("The marks of a scan are cut off.");
            }

            values.AddRange(MemoryMarshal.Cast<byte, ulong>(marks));
        }

        return new ScanMarks(known.Salt, CollectionsMarshal.AsSpan(values));
    }

    internal static void Add(SqliteConnection connection, string recipe, ScanMarks added, int mostRecipes)
    {
        var known = Find(connection, recipe);
        if (known is { } old && !added.Salt.SequenceEqual(old.Salt))
        {
            using var forget = new Statement(connection, "DELETE FROM scan_recipe WHERE id = $0", 1);
            forget.Run(old.Id);
            known = null;
        }

        using var use = new Statement(
            connection,
            "INSERT INTO scan_recipe (recipe, salt, used) VALUES ($0, $1, (SELECT coalesce(max(used), 0) + 1 FROM scan_recipe)) ON CONFLICT (recipe) DO UPDATE SET used = excluded.used",
            2);
        use.Run(recipe, added.Salt.ToArray());
        var id = Find(connection, recipe)!.Value.Id;
        using var insert = new Statement(connection, "INSERT INTO scan_mark (recipe, seq, marks) VALUES ($0, (SELECT coalesce(max(seq), 0) + 1 FROM scan_mark WHERE recipe = $0), $1)", 2);
        for (var at = 0; at < added.Values.Length; at += MostInRow)
        {
            insert.Run(id, MemoryMarshal.AsBytes(added.Values[at..Math.Min(added.Values.Length, at + MostInRow)]).ToArray());
        }

        using var trim = new Statement(connection, "DELETE FROM scan_recipe WHERE id NOT IN (SELECT id FROM scan_recipe ORDER BY used DESC LIMIT $0)", 1);
        trim.Run(mostRecipes);
    }

    private static (long Id, byte[] Salt)? Find(SqliteConnection connection, string recipe)
    {
        using var query = new Statement(connection, "SELECT id, salt FROM scan_recipe WHERE recipe = $0", 1);
        using var row = query.Query(recipe);
        return row.Read() ? (row.Number(0), row.Bytes(1).ToArray()) : null;
    }
}
