using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Nhi.Governance.Storage.Sqlite.Tests;

/// <summary>A folder of its own for one test, with what tests look at in it.</summary>
internal sealed class Place : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nhi-");

    internal string Folder => _folder.FullName;

    internal string File => Path.Combine(Folder, "estate.db");

    public void Dispose() => _folder.Delete(recursive: true);

    internal SqliteInventoryStore Open(int? maxPages = null, TimeSpan? busy = null) =>
        SqliteInventoryStore.Open(new() { Path = File, MaxPages = maxPages, BusyTimeout = busy ?? TimeSpan.FromSeconds(20) });

    internal string Hash() => Convert.ToHexString(SHA256.HashData(System.IO.File.ReadAllBytes(File)));

    internal void Run(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Every row of every table as text, without the columns named.</summary>
    internal List<string> Dump(params string[] without)
    {
        using var connection = Connect();
        var rows = new List<string>();
        foreach (var table in (string[])["meta", "identity", "alias", "finding", "change"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var cells = Enumerable.Range(0, reader.FieldCount).Where(i => !without.Contains($"{table}.{reader.GetName(i)}", StringComparer.Ordinal)).Select(i => Cell(reader.GetValue(i)));
                rows.Add($"{table}: {string.Join(" | ", cells)}");
            }
        }

        return rows;
    }

    private static string Cell(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }
}
