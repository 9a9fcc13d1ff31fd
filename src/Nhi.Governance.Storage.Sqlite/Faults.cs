using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>Says in words what SQLite says in numbers, and what to do.</summary>
internal static class Faults
{
    internal static InventoryException Of(SqliteException failure, string name, string state)
    {
        var (what, advice) = failure.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_NOTADB => ("is not an SQLite database", "Name another file."),
            SQLitePCL.raw.SQLITE_CORRUPT => ("is damaged", "Restore it from a backup, or name another file and survey again."),
            SQLitePCL.raw.SQLITE_FULL => ("cannot grow: the disk is full", "Free some space and try again."),
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => ("is being written by another process", "Try again when that has ended."),
            SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH => ("cannot be written", "Check the permissions of the file and its folder."),
            SQLitePCL.raw.SQLITE_CANTOPEN => ("cannot be opened", "Check that its folder is there and that file and folder can be written."),
            SQLitePCL.raw.SQLITE_TOOBIG => ("cannot take an entry that large", "Survey less at once."),
            _ => ("failed", "Check the disk, and try again."),
        };
        return new InventoryException($"The inventory {name} {what} (SQLite {failure.SqliteExtendedErrorCode}). {state} {advice}", failure);
    }

    internal static InventoryException Unreadable(Exception failure, string name) =>
        new($"The inventory {name} holds an entry that cannot be read: {failure.Message} Restore it from a backup, or name another file and survey again.", failure);

    internal static InventoryException Unwritable(Exception failure, string name) =>
        new($"The inventory {name} cannot take an entry: {failure.Message} Nothing was applied.", failure);
}
