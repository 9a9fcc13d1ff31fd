using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>Walks over the rows of one query and says what is wrong with the file in the store's words.</summary>
internal sealed class Cursor<T> : IDisposable
{
    private readonly string _name;
    private readonly SqliteConnection? _owned;
    private readonly SqliteCommand _command;
    private readonly SqliteDataReader _reader;
    private readonly Func<SqliteDataReader, T> _map;

    /// <summary>Starts the query.</summary>
    /// <param name="file">The file.</param>
    /// <param name="shared">The connection to ask; <see langword="null"/> opens one of its own.</param>
    /// <param name="query">What to ask.</param>
    internal Cursor(InventoryFile file, SqliteConnection? shared, Query<T> query)
    {
        _name = file.Name;
        _map = query.Map;
        SqliteCommand? command = null;
        try
        {
            _owned = shared is null ? file.OpenReader() : null;
            command = (shared ?? _owned!).CreateCommand();
#pragma warning disable CA2100 // Queries are constants with parameters.
            command.CommandText = query.Sql;
#pragma warning restore CA2100
            if (query.Parameter is { } parameter)
            {
                command.Parameters.AddWithValue("$0", parameter);
            }

            _command = command;
            _reader = command.ExecuteReader();
        }
        catch (SqliteException failure)
        {
            command?.Dispose();
            _owned?.Dispose();
            throw Faults.Of(failure, _name, "Nothing was read.");
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _command.Dispose();
        _owned?.Dispose();
    }

    internal bool Next([MaybeNullWhen(false)] out T item)
    {
        try
        {
            var more = _reader.Read();
            item = more ? _map(_reader) : default;
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
