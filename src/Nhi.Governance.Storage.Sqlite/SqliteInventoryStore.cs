using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>Keeps an estate in one SQLite file, or in memory. Safe to call from several threads, and from several processes on one machine.</summary>
/// <remarks>
/// <para>One connection writes. Readers have their own, and see the estate as it was when they began, whatever is committed meanwhile.
/// SQLite works on the caller's thread: a call that is under way blocks it.</para>
/// <para>What is upserted as it already stands counts as seen, and an identity that had disappeared and is seen again stands in the change feed
/// as upserted: the feed tells what changed, and nothing else. A revision counts commits, also those that only saw.</para>
/// <para>Identities and findings are read in the order of their ids' UTF-8 bytes.</para>
/// </remarks>
public sealed class SqliteInventoryStore : IInventoryStore, IEvaluationStore, IAttestationStore, ISurveyRecordStore, IAsyncDisposable, IDisposable
{
    private readonly InventoryFile _file;
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _disposed;

    static SqliteInventoryStore() => SQLitePCL.Batteries_V2.Init();

    private SqliteInventoryStore(InventoryFile file)
    {
        _file = file;
        _writer = file.OpenWriter();
    }

    /// <summary>Opens a store; makes its file, readable by nobody else, where there is none.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The store.</returns>
    /// <exception cref="InventoryException">The file cannot be used: it is not an inventory, or of a later version, or damaged, or not writable. It is as it was.</exception>
    public static SqliteInventoryStore Open(SqliteInventoryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SqliteInventoryStore(new InventoryFile(options));
    }

    /// <inheritdoc />
    public async ValueTask<Revision> GetRevisionAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var revision in ReadAsync(Queries.Revision, cancellationToken).ConfigureAwait(false))
        {
            return revision;
        }

        throw new InventoryException($"The inventory {_file.Name} has lost its revision. Restore it from a backup, or name another file and survey again.");
    }

    /// <inheritdoc />
    public async ValueTask<Revision?> CommitAsync(IReadOnlyList<InventoryChange> changes, Revision expected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return await ChangeAsync("Nothing was applied.", () => Commit(changes, expected, evaluation: null, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask BeginEvaluationAsync(EvaluationBasis basis, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        await ChangeAsync(
            "Nothing was begun.",
            () =>
            {
                EvaluationRows.Begin(_writer, basis);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<EvaluationBatch> ReadDueAsync(EvaluationBasis basis, IdentityId? after, int most, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        if (_file.IsMemory)
        {
            return await ChangeAsync("Nothing was read.", () => Read(_writer), cancellationToken).ConfigureAwait(false);
        }

        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var connection = _file.OpenReader();
            return Read(connection);
        }
        catch (SqliteException failure)
        {
            throw Faults.Of(failure, _file.Name, "Nothing was read.");
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidCastException)
        {
            throw Faults.Unreadable(failure, _file.Name);
        }

        EvaluationBatch Read(SqliteConnection connection)
        {
            using var snapshot = connection.BeginTransaction(deferred: true);
            return EvaluationRows.IsBasis(connection, basis) ? EvaluationRows.Read(connection, basis, after, most, cancellationToken) : throw Overtaken();
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<Finding> ReadNobodysFindingsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(Queries.NobodysFindings, cancellationToken).Where(finding => finding.Identity is null);

    /// <inheritdoc />
    public async ValueTask<Revision?> CommitEvaluationAsync(EvaluationBasis basis, IReadOnlyList<InventoryChange> changes, IReadOnlyList<EvaluationMark> marks, Revision expected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(marks);
        return await ChangeAsync("Nothing was applied.", () => Commit(changes, expected, (basis, marks), cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<INonHumanIdentity>> FindAsync(IdentityId idOrAlias, CancellationToken cancellationToken = default)
    {
        var found = new List<INonHumanIdentity>();
        await foreach (var identity in ReadAsync(Queries.Named(idOrAlias), cancellationToken).ConfigureAwait(false))
        {
            found.Add(identity);
        }

        found.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        return found;
    }

    /// <inheritdoc />
    public IAsyncEnumerable<INonHumanIdentity> ReadIdentitiesAsync(CancellationToken cancellationToken = default) => ReadAsync(Queries.Identities, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Finding> ReadFindingsAsync(CancellationToken cancellationToken = default) => ReadAsync(Queries.Findings, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<KeyValuePair<Revision, InventoryChange>> ReadChangesAsync(Revision after = default, CancellationToken cancellationToken = default) =>
        ReadAsync(Queries.Changes(after), cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Attestation> ReadAttestationsAsync(CancellationToken cancellationToken = default) => ReadAsync(Queries.Attestations, cancellationToken);

    /// <inheritdoc />
    public async ValueTask PutAttestationAsync(Attestation attestation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attestation);
        await ChangeAsync(
            "Nothing was kept.",
            () =>
            {
                using var put = new Statement(_writer, "INSERT OR REPLACE INTO attestation (identity, role, party, attested_by, attested_at, until) VALUES ($0, $1, $2, $3, $4, $5)", 6);
                return put.Run(attestation.Identity.Value, attestation.Role.ToString(), attestation.Party, attestation.By, Instants.Write(attestation.At), Instants.Write(attestation.Until));
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<bool> RemoveAttestationAsync(IdentityId identity, OwnerRole role, CancellationToken cancellationToken = default) =>
        await ChangeAsync(
            "Nothing was forgotten.",
            () =>
            {
                using var remove = new Statement(_writer, "DELETE FROM attestation WHERE identity = $0 AND role = $1", 2);
                return remove.Run(identity.Value, role.ToString()) > 0;
            },
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<SurveyRecord?> GetSurveyAsync(CancellationToken cancellationToken = default)
    {
        await foreach (var record in ReadAsync(Queries.Survey, cancellationToken).ConfigureAwait(false))
        {
            return record;
        }

        return null;
    }

    /// <inheritdoc />
    public async ValueTask PutSurveyAsync(SurveyRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        await ChangeAsync(
            "Nothing was kept.",
            () =>
            {
                using var put = new Statement(_writer, "INSERT INTO survey (id, revision, payload) VALUES (1, $0, $1) ON CONFLICT (id) DO UPDATE SET revision = $0, payload = $1 WHERE $0 >= survey.revision", 2);
                return put.Run(record.Revision.Value, SurveyRecordCodec.ToBytes(record));
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the file, after the commit that is under way.</summary>
    public void Dispose()
    {
        _gate.Wait();
        Close();
    }

    /// <summary>Closes the file, after the commit that is under way.</summary>
    /// <returns>When it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        Close();
    }

    private async ValueTask<T> ChangeAsync<T>(string otherwise, Func<T> change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return change();
        }
        catch (SqliteException failure)
        {
            throw Faults.Of(failure, _file.Name, otherwise);
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            throw Faults.Unreadable(failure, _file.Name);
        }
        catch (ArgumentException failure)
        {
            throw Faults.Unwritable(failure, _file.Name);
        }
        finally
        {
            _gate.Release();
        }
    }

    private void Close()
    {
        try
        {
            if (!_disposed)
            {
                _disposed = true;
                if (!_file.IsMemory)
                {
                    _file.CloseReaders();
                }

                _writer.Dispose();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private InventoryException Overtaken() => new($"Another evaluation of the inventory {_file.Name} has begun, by another policy or as of another instant. Evaluate again.");

    private Revision? Commit(IReadOnlyList<InventoryChange> changes, Revision expected, (EvaluationBasis Basis, IReadOnlyList<EvaluationMark> Marks)? evaluation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Schema.Run(_writer, "BEGIN IMMEDIATE");
        try
        {
            if (Schema.Number(_writer, Queries.Revision.Sql) != expected.Value)
            {
                return null;
            }

            if (evaluation is { Basis: var basis } && !EvaluationRows.IsBasis(_writer, basis))
            {
                throw Overtaken();
            }

            var next = new Revision(expected.Value + 1);
            using (var writer = new CommitWriter(_writer, next.Value, evaluation is not null))
            {
                foreach (var change in changes)
                {
                    writer.Apply(change, cancellationToken);
                }

                foreach (var mark in evaluation?.Marks ?? [])
                {
                    writer.Apply(mark);
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            Schema.Run(_writer, "UPDATE meta SET value = value + 1 WHERE key = 'revision'");
            Schema.Run(_writer, "COMMIT");
            return next;
        }
        finally
        {
            // Whatever has not committed by now is not going to; a full disk may have rolled back already.
            if (SQLitePCL.raw.sqlite3_get_autocommit(_writer.Handle) == 0)
            {
                Schema.Run(_writer, "ROLLBACK");
            }
        }
    }

    private async IAsyncEnumerable<T> ReadAsync<T>(Query<T> query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (_file.IsMemory)
        {
            foreach (var item in await ReadAllAsync(query, cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }

            yield break;
        }

        using var cursor = new Cursor<T>(_file, null, query);
        while (cursor.Next(out var item))
        {
            yield return item;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // Memory has one connection: it is not held while the caller works, who may want to commit.
    private async Task<List<T>> ReadAllAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var items = new List<T>();
            using var cursor = new Cursor<T>(_file, _writer, query);
            while (cursor.Next(out var item))
            {
                cancellationToken.ThrowIfCancellationRequested();
                items.Add(item);
            }

            return items;
        }
        finally
        {
            _gate.Release();
        }
    }
}
