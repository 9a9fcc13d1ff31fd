using Npgsql;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Opens connections, and comes back at once where that is cancelled. Npgsql heeds it only once the server speaks: a silent one is left behind, to its own timeout.</summary>
internal static class Opening
{
    /// <summary>Opens a new connection of a source.</summary>
    public static ValueTask<NpgsqlConnection> OpenAsync(this ServerConnection server, CancellationToken cancellationToken) => OpenAsync(server.Source.CreateConnection(), cancellationToken);

    /// <summary>Opens a connection, which is disposed where that fails.</summary>
    public static async ValueTask<NpgsqlConnection> OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var opening = connection.OpenAsync(cancellationToken);
        try
        {
            await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (OperationCanceledException) when (!opening.IsCompleted)
        {
            _ = CloseAsync(connection, opening);
            throw;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task CloseAsync(NpgsqlConnection connection, Task opening)
    {
        try
        {
            await opening.ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OperationCanceledException || Faults.IsExpected(failure))
        {
            // Nobody waits for it any more.
        }

        await connection.DisposeAsync().ConfigureAwait(false);
    }
}
