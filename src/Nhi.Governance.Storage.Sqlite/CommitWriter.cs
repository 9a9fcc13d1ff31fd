using System.Text;
using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>Applies the changes of one commit, inside a transaction that its owner begins and ends.</summary>
internal sealed class CommitWriter : IDisposable
{
    private const int MostRows = 10_000;

    private readonly long _revision;
    private readonly bool _isEvaluation;
    private readonly Wordings _wordings;
    private readonly Statement _findRow;
    private readonly Statement _mark;
    private readonly Statement _find;
    private readonly Statement _seen;
    private readonly Statement _span;
    private readonly Statement _put;
    private readonly Statement _dropAliases;
    private readonly Statement _addAlias;
    private readonly Statement _gone;
    private readonly Statement _merge;
    private readonly Statement _putFinding;
    private readonly Statement _dropFinding;
    private readonly Statement _tell;
    private long _told;
    private long _lastDue;
    private readonly Dictionary<IdentityId, long> _rows = [];

    /// <summary>Prepares.</summary>
    /// <param name="connection">The connection, in a transaction.</param>
    /// <param name="revision">The revision that the commit makes.</param>
    /// <param name="isEvaluation">Whether what is opened and closed is the outcome of an evaluation; otherwise it makes its identity due for one.</param>
    internal CommitWriter(SqliteConnection connection, long revision, bool isEvaluation)
    {
        (_revision, _isEvaluation, _wordings) = (revision, isEvaluation, new Wordings(connection));
        _findRow = new(connection, "SELECT row FROM identity WHERE id = $0", 1);
        _mark = new(connection, "INSERT INTO evaluation (identity, due) VALUES ($0, $1) ON CONFLICT (identity) DO UPDATE SET due = $1 WHERE due <> $1", 2);
        _find = new(connection, $"SELECT {StoredIdentity.Columns} FROM identity WHERE id = $0", 1);
        _seen = new(connection, "UPDATE identity SET last_seen = max(last_seen, $1) WHERE id = $0 AND (disappeared_at IS NULL OR disappeared_at > $1)", 2);
        _span = new(connection, "UPDATE identity SET first_seen = $1, last_seen = $2 WHERE id = $0", 3);
        _put = new(
            connection,
            """
            INSERT INTO identity (id, area, class, standing, first_seen, last_seen, disappeared_at, principal, payload)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (id) DO UPDATE SET area = $1, class = $2, standing = $3, first_seen = $4, last_seen = $5, disappeared_at = $6, principal = $7, payload = $8
            RETURNING row
            """,
            9);
        _dropAliases = new(connection, "DELETE FROM alias WHERE id = $0", 1);
        _addAlias = new(connection, "INSERT OR IGNORE INTO alias (alias, id) VALUES ($0, $1)", 2);
        _gone = new(connection, "UPDATE identity SET disappeared_at = $1 WHERE id = $0 AND disappeared_at IS NULL", 2);
        _merge = new(connection, "UPDATE identity SET principal = $1, payload = $2 WHERE id = $0", 3);
        _putFinding = new(
            connection,
            """
            INSERT INTO finding (identity, id, wording, own) VALUES ($0, $1, $2, $3)
            ON CONFLICT (identity, id) DO UPDATE SET wording = $2, own = $3 WHERE wording IS NOT $2 OR own IS NOT $3
            """,
            4);

        // A finding that was closed is remembered, so that it can be told when it comes back.
        _dropFinding = new(connection, "UPDATE finding SET wording = NULL, own = NULL WHERE identity = $0 AND id = $1 AND own IS NOT NULL", 2);
        _tell = new(connection, "INSERT INTO change (revision, seq, kind, key, payload, identity, wording) VALUES ($0, $1, $2, $3, $4, $5, $6)", 7);
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_findRow, _mark, _find, _seen, _span, _put, _dropAliases, _addAlias, _gone, _merge, _putFinding, _dropFinding, _tell])
        {
            statement.Dispose();
        }

        _wordings.Dispose();
    }

    internal void Apply(InventoryChange change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (change)
        {
            case InventoryChange.Seen seen:
                See(seen, cancellationToken);
                break;
            case InventoryChange.Upserted upserted:
                Upsert(NonHumanIdentity.From(upserted.Identity));
                break;
            case InventoryChange.Disappeared gone:
                if (_gone.Run(gone.Identity.ToString(), Instants.Write(gone.At)) == 1)
                {
                    MakeDue(RowOf(gone.Identity));
                    Tell(gone);
                }

                break;
            case InventoryChange.Merged merged:
                Merge(merged);
                break;
            case InventoryChange.FindingOpened opened:
                Open(opened);
                break;
            case InventoryChange.FindingClosed closed:
                Close(closed);
                break;
            default:
                throw new ArgumentException("A commit holds no change in one place.", nameof(change));
        }
    }

    /// <summary>Takes what was evaluated.</summary>
    internal void Apply(EvaluationMark mark)
    {
        if (RowOf(mark.Identity) is > 0 and var row)
        {
            _mark.Run(row, EvaluationRows.MarkOf(mark));
        }
    }

    private void See(InventoryChange.Seen seen, CancellationToken cancellationToken)
    {
        var at = Instants.Write(seen.At);
        foreach (var id in seen.Identities)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_seen.Run(id.ToString(), at) == 0 && Find(id) is { } back)
            {
                // It had disappeared: being back is news, and so goes the way of news.
                Upsert(back with { Presence = back.Presence with { LastSeen = seen.At, DisappearedAt = null } });
            }
        }
    }

    private void Upsert(NonHumanIdentity identity)
    {
        var content = IdentityCodec.ContentBytes(identity);
        var presence = identity.Presence;
        if (Stored(identity.Id) is { } stored)
        {
            presence = presence with
            {
                FirstSeen = stored.FirstSeen < presence.FirstSeen ? stored.FirstSeen : presence.FirstSeen,
                LastSeen = stored.LastSeen > presence.LastSeen ? stored.LastSeen : presence.LastSeen,
            };
            if (stored.DisappearedAt == presence.DisappearedAt && content.AsSpan().SequenceEqual(stored.Content))
            {
                _span.Run(identity.Id.ToString(), Instants.Write(presence.FirstSeen), Instants.Write(presence.LastSeen));
                if (presence.FirstSeen != stored.FirstSeen)
                {
                    // Some deadlines count from it.
                    MakeDue(RowOf(identity.Id));
                }

                return;
            }
        }

        Put(identity, presence, content);
        Tell(new InventoryChange.Upserted(identity with { Presence = presence }));
    }

    private void Put(NonHumanIdentity identity, Presence presence, byte[] content)
    {
        var id = identity.Id.ToString();
        long row;
        using (var put = _put.Query(
            id,
            presence.Area,
            identity.Classification.Class.ToString(),
            identity.Classification.Standing.ToString(),
            Instants.Write(presence.FirstSeen),
            Instants.Write(presence.LastSeen),
            presence.DisappearedAt is { } gone ? Instants.Write(gone) : null,
            identity.Principal?.ToString(),
            content))
        {
            put.Read();
            row = put.Number(0);
        }

        _rows.Remove(identity.Id);
        MakeDue(row);
        _dropAliases.Run(id);
        foreach (var alias in identity.Aliases)
        {
            _addAlias.Run(alias.ToString(), id);
        }
    }

    private void Merge(InventoryChange.Merged merged)
    {
        if (Find(merged.Identity) is { } identity && identity.Principal != merged.Principal)
        {
            _merge.Run(merged.Identity.ToString(), merged.Principal.ToString(), IdentityCodec.ContentBytes(identity with { Principal = merged.Principal }));
            MakeDue(RowOf(merged.Identity));
            Tell(merged);
        }
    }

    private void Open(InventoryChange.FindingOpened opened)
    {
        var finding = opened.Finding;
        var row = finding.Identity is { } identity ? RowOf(identity) : 0;
        var (id, wording, own) = (finding.Id.ToString(), _wordings.Of(finding.Result), FindingRow.OwnOf(finding, row == 0));
        if (_putFinding.Run(row, id, wording, own) == 0)
        {
            return;
        }

        if (!_isEvaluation)
        {
            MakeDue(row);
            if (row != 0)
            {
                // It may have been opened before its identity was known.
                _dropFinding.Run(0L, id);
            }
        }

        _tell.Run(_revision, _told++, nameof(InventoryChange.FindingOpened), id, own, row, wording);
    }

    private void Close(InventoryChange.FindingClosed closed)
    {
        var (row, id) = (closed.Identity is { } identity ? RowOf(identity) : 0, closed.Finding.ToString());
        if (_dropFinding.Run(row, id) + (row == 0 ? 0 : _dropFinding.Run(0L, id)) > 0)
        {
            if (!_isEvaluation)
            {
                MakeDue(row);
            }

            // Where the inventory does not know the identity, no row leads to its id.
            _tell.Run(_revision, _told++, nameof(InventoryChange.FindingClosed), id, row == 0 ? Encoding.UTF8.GetBytes(closed.Identity?.ToString() ?? string.Empty) : [], row, null);
        }
    }

    /// <summary>The row of an identity; 0 where there is none.</summary>
    private long RowOf(IdentityId identity)
    {
        if (_rows.TryGetValue(identity, out var row))
        {
            return row;
        }

        // A commit of a large estate is not to be kept twice.
        if (_rows.Count == MostRows)
        {
            _rows.Clear();
        }

        using var reader = _findRow.Query(identity.ToString());
        return _rows[identity] = reader.Read() ? reader.Number(0) : 0;
    }

    private void MakeDue(long row)
    {
        // Findings of one identity follow each other.
        if (row != 0 && row != _lastDue)
        {
            _lastDue = row;
            _mark.Run(row, EvaluationRows.Due);
        }
    }

    private StoredIdentity? Stored(IdentityId id)
    {
        using var reader = _find.Query(id.ToString());
        return reader.Read() ? StoredIdentity.From(reader) : null;
    }

    private NonHumanIdentity? Find(IdentityId id) => Stored(id)?.ToIdentity();

    private void Tell(InventoryChange change)
    {
        var row = ChangeRow.Of(change);
        _tell.Run(_revision, _told++, row.Kind, row.Key, row.Payload, null, null);
    }
}
