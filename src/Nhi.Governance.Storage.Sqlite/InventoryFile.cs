using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>Makes, examines and opens the file of an inventory.</summary>
/// <remarks>
/// An existing file is never opened but by SQLite: closing any other handle to it would drop the locks this process holds on it.
/// </remarks>
internal sealed class InventoryFile
{
    private const int SmallestDatabase = 512;

    private readonly SqliteInventoryOptions _options;

    internal InventoryFile(SqliteInventoryOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.Path, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BusyTimeout, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.BusyTimeout, TimeSpan.FromDays(1), nameof(options));
        _options = options;
        IsMemory = string.Equals(options.Path, ":memory:", StringComparison.Ordinal);
        Name = IsMemory ? options.Path : Path.GetFullPath(options.Path);
    }

    internal bool IsMemory { get; }

    internal string Name { get; }

    private string Timeout => string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)_options.BusyTimeout.TotalMilliseconds};");

    /// <summary>Opens the one connection that writes; makes the file where there is none.</summary>
    internal SqliteConnection OpenWriter()
    {
        try
        {
            if (!IsMemory)
            {
                MakeWhereMissing();
                Examine();
            }

            return OpenWriter(Name);
        }
        catch (SqliteException failure)
        {
            throw Faults.Of(failure, Name, "It was left as it is.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InventoryException($"The inventory {Name} cannot be made: {failure.Message} Check the folder and its permissions.", failure);
        }
    }

    /// <summary>Opens a connection that sees the last commit and cannot write.</summary>
    internal SqliteConnection OpenReader() => OpenReader(pooling: true);

    /// <summary>Closes the connections that were kept for the next reader.</summary>
    internal void CloseReaders()
    {
        using var any = new SqliteConnection(ConnectionString(Name, SqliteOpenMode.ReadOnly, pooling: true));
        SqliteConnection.ClearPool(any);
    }

    // The tables are made beside the place and moved there, so that what stands under the name is never half an inventory.
    private void MakeWhereMissing()
    {
        if (Path.Exists(Name))
        {
            return;
        }

        var beside = $"{Name}.{Path.GetRandomFileName()}.new";
        try
        {
            MakePrivate(beside);
            OpenWriter(beside).Dispose();
            File.Move(beside, Name, overwrite: false);
        }
        catch (IOException) when (File.Exists(Name))
        {
            // Another process was faster, and its file is as good.
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static void MakePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(path, options).Dispose();
    }

    private void Examine()
    {
        if (Directory.Exists(Name))
        {
            throw new InventoryException($"The inventory {Name} is a folder. Name a file in it.");
        }

        switch (new FileInfo(Name).Length)
        {
            case 0:
                return;
            case < SmallestDatabase: // SQLite would take it for an empty database.
                throw new InventoryException($"The inventory {Name} is not an SQLite database. Name another file; this one was left as it is.");
        }

        using var connection = OpenReader(pooling: false);
        if (Schema.WhatIsWrong(connection) is { } wrong)
        {
            throw new InventoryException($"The inventory {Name} {wrong}");
        }
    }

    private SqliteConnection OpenWriter(string path)
    {
        var connection = new SqliteConnection(ConnectionString(path, IsMemory ? SqliteOpenMode.Memory : SqliteOpenMode.ReadWrite, pooling: false));
        try
        {
            connection.Open();
            Schema.Run(connection, Timeout + "PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA trusted_schema = OFF;");
            if (_options.MaxPages is { } pages)
            {
                Schema.Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages};"));
            }

            // A table that others refer to can only be made anew while that is not looked after.
            Schema.BringUpToDate(connection);
            Schema.Run(connection, "PRAGMA foreign_keys = ON;");
            if (!IsMemory)
            {
                UseWriteAheadLog(connection);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void UseWriteAheadLog(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        if (command.ExecuteScalar() is not "wal")
        {
            throw new InventoryException($"The inventory {Name} lies on a file system without the shared memory that SQLite needs. Name a file on a local disk.");
        }
    }

    private SqliteConnection OpenReader(bool pooling)
    {
        var connection = new SqliteConnection(ConnectionString(Name, SqliteOpenMode.ReadOnly, pooling));
        try
        {
            connection.Open();
            Schema.Run(connection, Timeout + "PRAGMA trusted_schema = OFF;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string ConnectionString(string path, SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = pooling,
        DefaultTimeout = Math.Max(1, (int)Math.Ceiling(_options.BusyTimeout.TotalSeconds)),
    }.ConnectionString;
}
