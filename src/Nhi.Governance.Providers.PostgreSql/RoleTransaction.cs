using System.Buffers.Binary;
using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>
/// One change of a credential's roles, alone: others that begin one wait until this has ended, so that whoever holds the lock knows what became of every change
/// before. What is not committed is undone.
/// </summary>
internal sealed class RoleTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private RoleTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, RoleSet roles)
    {
        _connection = connection;
        _transaction = transaction;
        Roles = roles;
    }

    /// <summary>The connection, which is the caller's once the transaction was committed.</summary>
    public NpgsqlConnection Connection => _connection;

    /// <summary>The roles as they were when the lock was had.</summary>
    public RoleSet Roles { get; private set; }

    /// <summary>Whether the server may have made the change.</summary>
    public bool MayHaveCommitted { get; private set; }

    public static async ValueTask<RoleTransaction> BeginAsync(ServerConnection server, RoleNames names, CancellationToken cancellationToken)
    {
        var connection = await server.OpenAsync(cancellationToken).ConfigureAwait(false);
        NpgsqlTransaction? transaction = null;
        var locking = Task.CompletedTask;
        try
        {
            // Each statement sees what was committed before it: the roles are read after the lock was had.
            transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);

            // Npgsql sends BEGIN with the first command, and heeds no cancellation until that is answered.
            locking = LockAsync(connection, names.Credential, server.Options.LockTimeout, cancellationToken);
            await locking.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new RoleTransaction(connection, transaction, await RoleReader.ReadAsync(connection, names, server.Options.Name, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            // What still waits for the lock has changed nothing: it is left to the server's timeout.
            var ending = EndAsync(connection, transaction, locking);
            if (locking.IsCompleted)
            {
                await ending.ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Changes roles, and reads them again.</summary>
    /// <param name="statements">Complete statements; every name and text in them is quoted.</param>
    /// <param name="provider">Name of the provider.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask ChangeAsync(IReadOnlyList<string> statements, string provider, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(_connection);
        await using (batch.ConfigureAwait(false))
        {
            foreach (var statement in statements)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            }

            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        Roles = await RoleReader.ReadAsync(_connection, Roles.Names, provider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the change.</summary>
    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MayHaveCommitted = true;
        try
        {
            await _transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException answered) when (string.Equals(answered.InvariantSeverity, "ERROR", StringComparison.Ordinal) && !string.Equals(answered.SqlState, PostgresErrorCodes.QueryCanceled, StringComparison.Ordinal))
        {
            MayHaveCommitted = false;
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(_connection, _transaction, Task.CompletedTask).ConfigureAwait(false);

    private static async Task EndAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, Task under)
    {
        await using (connection.ConfigureAwait(false))
        {
            await under.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (transaction is not null)
                {
                    await transaction.DisposeAsync().ConfigureAwait(false);
                }
            }
            catch (Exception failure) when (Faults.IsExpected(failure))
            {
                // The connection is broken, and the server undoes what was not committed by itself.
            }
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, CredentialId credential, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            // A client that stalls or is gone loses the lock before others tire of waiting for it; a commit that was answered is on disk.
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SET LOCAL search_path = pg_catalog"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Set("lock_timeout", timeout)));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Set("statement_timeout", timeout * 2)));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Set("idle_in_transaction_session_timeout", timeout / 2)));
            var take = new NpgsqlBatchCommand("SELECT pg_catalog.pg_advisory_xact_lock($1)");
            take.Parameters.Add(new NpgsqlParameter<long> { TypedValue = KeyOf(credential) });
            batch.BatchCommands.Add(take);
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Set(string setting, TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"SET LOCAL {setting} = {Math.Clamp((long)time.TotalMilliseconds, 1, int.MaxValue)}");

    /// <summary>The number a credential is locked by; every node makes the same.</summary>
    private static long KeyOf(CredentialId credential) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("nhi.governance:" + credential.Value)));
}
