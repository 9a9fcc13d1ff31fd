using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Nhi.Governance;

/// <summary>The rows that a statement gives, one at a time. What it lends holds until the next one.</summary>
internal sealed class Row(sqlite3 connection, sqlite3_stmt statement) : IDisposable
{
    /// <summary>Ends the reading: the statement can be asked again.</summary>
    public void Dispose() => raw.sqlite3_reset(statement);

    /// <summary>Steps to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    internal bool Read()
    {
        var code = raw.sqlite3_step(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(code, connection);
        }

        return code == raw.SQLITE_ROW;
    }

    internal bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    internal long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>Text whole, also where it holds a zero.</summary>
    internal string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>The bytes of a column, lent: of a text, too.</summary>
    internal ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);
}
