using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Nhi.Governance;

/// <summary>A prepared statement with the parameters <c>$0</c>, <c>$1</c> …, used again and again. Not safe to share between threads.</summary>
/// <remarks>It speaks to SQLite itself: a commit runs statements by the hundred thousand, and a command looks up and names its parameters anew each time.</remarks>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;
    private readonly Row _row;

    internal Statement(SqliteConnection connection, string sql, int parameters)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
        _row = new Row(_connection, _statement);
        _places = [.. Enumerable.Range(0, parameters).Select(parameter => raw.sqlite3_bind_parameter_index(_statement, FormattableString.Invariant($"${parameter}")))];
    }

    public void Dispose() => _statement.Dispose();

    /// <summary>Runs it for its effect.</summary>
    /// <returns>How many rows it changed.</returns>
    internal int Run(params ReadOnlySpan<object?> values)
    {
        using var row = Query(values);
        row.Read();
        return raw.sqlite3_changes(_connection);
    }

    /// <summary>Runs it for its rows. Whatever was asked of it before is ended.</summary>
    internal Row Query(params ReadOnlySpan<object?> values)
    {
        raw.sqlite3_reset(_statement);
        for (var index = 0; index < values.Length; index++)
        {
            var place = _places[index];
            Check(values[index] switch
            {
                null => raw.sqlite3_bind_null(_statement, place),
                long number => raw.sqlite3_bind_int64(_statement, place, number),
                int number => raw.sqlite3_bind_int64(_statement, place, number),
                string text => raw.sqlite3_bind_text(_statement, place, text),
                byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, place, 0),
                byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
                var other => throw new ArgumentException($"A {other.GetType().Name} has no column.", nameof(values)),
            });
        }

        return _row;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection);
}
