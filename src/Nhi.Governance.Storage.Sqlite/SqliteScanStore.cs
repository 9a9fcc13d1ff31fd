using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>Keeps enrolled secrets, and what scans need not read again, in the file of an inventory. Safe to call from several threads, and from several processes on one machine.</summary>
/// <remarks>SQLite works on the caller's thread: a call that is under way blocks it, and others wait.</remarks>
public sealed class SqliteScanStore : IEnrolmentStore, IScanMarkStore, IDisposable
{
    // Whoever scans with ever new options does not fill the disk.
    private const int MostRecipes = 8;

    private readonly InventoryFile _file;
    private readonly SqliteConnection _connection;
    private readonly Lock _turn = new();

    static SqliteScanStore() => SQLitePCL.Batteries_V2.Init();

    private SqliteScanStore(InventoryFile file)
    {
        _file = file;
        _connection = file.OpenWriter();
    }

    /// <inheritdoc />
    public string Name => _file.Name;

    /// <summary>Opens a store; makes its file, readable by nobody else, where there is none.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The store.</returns>
    /// <exception cref="InventoryException">The file cannot be used: it is not an inventory, or of a later version, or damaged, or not writable. It is as it was.</exception>
    public static SqliteScanStore Open(SqliteInventoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SqliteScanStore(new InventoryFile(options));
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Enrolment> ReadEnrolmentsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var enrolment in Do("Nothing was read.", EnrolmentRow.ReadAll))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return enrolment;
        }
    }

    /// <inheritdoc />
    public ValueTask PutEnrolmentsAsync(IReadOnlyList<Enrolment> enrolments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(enrolments);
        Change(connection =>
        {
            using var put = new Statement(connection, EnrolmentRow.Put, EnrolmentRow.Columns);
            foreach (var enrolment in enrolments)
            {
                cancellationToken.ThrowIfCancellationRequested();
                EnrolmentRow.Write(put, enrolment);
            }

            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<bool> RemoveEnrolmentAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Change(connection =>
        {
            using var remove = new Statement(connection, "DELETE FROM enrolment WHERE id = $0", 1);
            return remove.Run(id) > 0;
        }));
    }

    /// <inheritdoc />
    public ValueTask<ScanMarks?> ReadMarksAsync(string recipe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Do("Nothing was read.", connection => MarkRows.Read(connection, recipe)));
    }

    /// <inheritdoc />
    public ValueTask AddMarksAsync(string recipe, ScanMarks added, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(added);
        cancellationToken.ThrowIfCancellationRequested();
        Change(connection =>
        {
            MarkRows.Add(connection, recipe, added, MostRecipes);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_turn)
        {
            _connection.Dispose();
        }
    }

    private T Change<T>(Func<SqliteConnection, T> work) => Do("Nothing was kept.", connection =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var done = work(connection);
        transaction.Commit();
        return done;
    });

    private T Do<T>(string otherwise, Func<SqliteConnection, T> work)
    {
        lock (_turn)
        {
            try
            {
                return work(_connection);
            }
            catch (SqliteException failure)
            {
                throw Faults.Of(failure, _file.Name, otherwise);
            }
            catch (Exception failure) when (failure is FormatException or InvalidCastException or ArgumentException or OverflowException)
            {
                throw Faults.Unreadable(failure, _file.Name);
            }
        }
    }
}
