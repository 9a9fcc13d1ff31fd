using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>Walks over the rows of one query and says what is wrong with the file in the store's words.</summary>
internal sealed class Cursor<T> : IDisposable
{
    private readonly string _name;
    private readonly SqliteConnection? _owned;
    private readonly Statement? _statement;
    private readonly Row _row;
    private readonly Func<Row, T> _map;

    /// <summary>Starts the query.</summary>
    /// <param name="file">The file.</param>
    /// <param name="shared">The connection to ask; <see langword="null"/> opens one of its own.</param>
    /// <param name="query">What to ask.</param>
    internal Cursor(InventoryFile file, SqliteConnection? shared, Query<T> query)
    {
        _name = file.Name;
        _map = query.Map;
        try
        {
            _owned = shared is null ? file.OpenReader() : null;
            _statement = new Statement((shared ?? _owned)!, query.Sql, query.Parameter is null ? 0 : 1);
            _row = query.Parameter is { } parameter ? _statement.Query(parameter) : _statement.Query();
        }
        catch (SqliteException failure)
        {
            Dispose();
            throw Faults.Of(failure, _name, "Nothing was read.");
        }
    }

    public void Dispose()
    {
        _statement?.Dispose();
        _owned?.Dispose();
    }

    internal bool Next([MaybeNullWhen(false)] out T item)
    {
        try
        {
            var more = _row.Read();
            item = more ? _map(_row) : default;
            return more;
        }
        catch (SqliteException failure)
        {
            throw Faults.Of(failure, _name, "Reading stopped there.");
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidCastException or InvalidOperationException)
        {
            throw Faults.Unreadable(failure, _name);
        }
    }
}
