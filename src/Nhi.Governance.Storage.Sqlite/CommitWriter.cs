using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>Applies the changes of one commit, inside a transaction that its owner begins and ends.</summary>
internal sealed class CommitWriter : IDisposable
{
    private readonly long _revision;
    private readonly Statement _find;
    private readonly Statement _seen;
    private readonly Statement _span;
    private readonly Statement _put;
    private readonly Statement _dropAliases;
    private readonly Statement _addAlias;
    private readonly Statement _gone;
    private readonly Statement _merge;
    private readonly Statement _findFinding;
    private readonly Statement _putFinding;
    private readonly Statement _dropFinding;
    private readonly Statement _tell;
    private long _told;

    internal CommitWriter(SqliteConnection connection, long revision)
    {
        _revision = revision;
        _find = new(connection, $"SELECT {StoredIdentity.Columns} FROM identity WHERE id = $0", 1);
        _seen = new(connection, "UPDATE identity SET last_seen = max(last_seen, $1) WHERE id = $0 AND (disappeared_at IS NULL OR disappeared_at > $1)", 2);
        _span = new(connection, "UPDATE identity SET first_seen = $1, last_seen = $2 WHERE id = $0", 3);
        _put = new(
            connection,
            """
            INSERT INTO identity (id, area, class, standing, first_seen, last_seen, disappeared_at, principal, payload)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (id) DO UPDATE SET area = $1, class = $2, standing = $3, first_seen = $4, last_seen = $5, disappeared_at = $6, principal = $7, payload = $8
            """,
            9);
        _dropAliases = new(connection, "DELETE FROM alias WHERE id = $0", 1);
        _addAlias = new(connection, "INSERT OR IGNORE INTO alias (alias, id) VALUES ($0, $1)", 2);
        _gone = new(connection, "UPDATE identity SET disappeared_at = $1 WHERE id = $0 AND disappeared_at IS NULL", 2);
        _merge = new(connection, "UPDATE identity SET principal = $1, payload = $2 WHERE id = $0", 3);
        _findFinding = new(connection, "SELECT payload FROM finding WHERE id = $0", 1);
        _putFinding = new(
            connection,
            """
            INSERT INTO finding (id, identity, control, severity, payload) VALUES ($0, $1, $2, $3, $4)
            ON CONFLICT (id) DO UPDATE SET identity = $1, control = $2, severity = $3, payload = $4
            """,
            5);
        _dropFinding = new(connection, "DELETE FROM finding WHERE id = $0", 1);
        _tell = new(connection, "INSERT INTO change (revision, seq, kind, key, payload) VALUES ($0, $1, $2, $3, $4)", 5);
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_find, _seen, _span, _put, _dropAliases, _addAlias, _gone, _merge, _findFinding, _putFinding, _dropFinding, _tell])
        {
            statement.Dispose();
        }
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
                TellIf(_gone.Run(gone.Identity.ToString(), Instants.Write(gone.At)) == 1, gone);
                break;
            case InventoryChange.Merged merged:
                Merge(merged);
                break;
            case InventoryChange.FindingOpened opened:
                Open(opened);
                break;
            case InventoryChange.FindingClosed closed:
                TellIf(_dropFinding.Run(closed.Finding.ToString()) == 1, closed);
                break;
            default:
                throw new ArgumentException("A commit holds no change in one place.", nameof(change));
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
                return;
            }
        }

        Put(identity, presence, content);
        Tell(new InventoryChange.Upserted(identity with { Presence = presence }));
    }

    private void Put(NonHumanIdentity identity, Presence presence, byte[] content)
    {
        var id = identity.Id.ToString();
        _put.Run(
            id,
            presence.Area,
            identity.Classification.Class.ToString(),
            identity.Classification.Standing.ToString(),
            Instants.Write(presence.FirstSeen),
            Instants.Write(presence.LastSeen),
            presence.DisappearedAt is { } gone ? Instants.Write(gone) : null,
            identity.Principal?.ToString(),
            content);
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
            Tell(merged);
        }
    }

    private void Open(InventoryChange.FindingOpened opened)
    {
        var finding = opened.Finding;
        var id = finding.Id.ToString();
        var payload = FindingCodec.ToBytes(finding);
        using (var reader = _findFinding.Query(id))
        {
            if (reader.Read() && payload.AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(0)))
            {
                return;
            }
        }

        _putFinding.Run(id, finding.Identity?.ToString(), finding.Result.Control, finding.Result.Severity.ToString(), payload);
        Tell(opened);
    }

    private StoredIdentity? Stored(IdentityId id)
    {
        using var reader = _find.Query(id.ToString());
        return reader.Read() ? StoredIdentity.From(reader) : null;
    }

    private NonHumanIdentity? Find(IdentityId id) => Stored(id)?.ToIdentity();

    private void TellIf(bool happened, InventoryChange change)
    {
        if (happened)
        {
            Tell(change);
        }
    }

    private void Tell(InventoryChange change)
    {
        var row = ChangeRow.Of(change);
        _tell.Run(_revision, _told++, row.Kind, row.Key, row.Payload);
    }
}
