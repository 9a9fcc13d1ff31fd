using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>What of an inventory is to be evaluated, as rows: a mark for each identity, which is below that of any instant where nothing holds.</summary>
internal static class EvaluationRows
{
    /// <summary>Below the mark of any instant.</summary>
    internal const long Due = 0;

    /// <summary>Above the mark of any instant.</summary>
    private const long ForEver = long.MaxValue;

    internal static long MarkOf(DateTimeOffset instant) => instant.UtcTicks + 1;

    internal static long MarkOf(EvaluationMark mark) => mark.HoldsUntil is { } until ? MarkOf(until) : ForEver;

    internal static void Begin(SqliteConnection connection, EvaluationBasis basis)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var same = false;
        using (var find = new Statement(connection, "SELECT digest, as_of FROM evaluation_basis", 0))
        {
            using var row = find.Query();
            same = row.Read() && string.Equals(row.Text(0), basis.Digest, StringComparison.Ordinal) && row.Number(1) <= MarkOf(basis.AsOf);
        }

        if (!same)
        {
            Schema.Run(connection, "UPDATE evaluation SET due = 0 WHERE due <> 0");
        }

        using var put = new Statement(connection, "INSERT INTO evaluation_basis (id, digest, as_of) VALUES (1, $0, $1) ON CONFLICT (id) DO UPDATE SET digest = $0, as_of = $1", 2);
        put.Run(basis.Digest, MarkOf(basis.AsOf));
        transaction.Commit();
    }

    /// <summary>Whether evaluations still rest on that.</summary>
    internal static bool IsBasis(SqliteConnection connection, EvaluationBasis basis)
    {
        using var find = new Statement(connection, "SELECT 1 FROM evaluation_basis WHERE digest = $0 AND as_of = $1", 2);
        using var row = find.Query(basis.Digest, MarkOf(basis.AsOf));
        return row.Read();
    }

    /// <summary>Reads what is due; the connection is in a transaction.</summary>
    internal static EvaluationBatch Read(SqliteConnection connection, EvaluationBasis basis, IdentityId? after, int most, CancellationToken cancellationToken)
    {
        var revision = new Revision(Schema.Number(connection, Queries.Revision.Sql));
        var (rows, identities) = (new List<long>(), new List<NonHumanIdentity>());
        var (start, asOf) = (after is { } last ? RowOf(connection, last) : 0, MarkOf(basis.AsOf));
        using (var read = new Statement(
            connection, $"SELECT {StoredIdentity.Columns}, e.identity FROM evaluation e CROSS JOIN identity i ON i.row = e.identity WHERE e.identity > $0 AND e.due < $1 ORDER BY e.identity LIMIT $2", 3))
        {
            using var row = read.Query(start, asOf, most);
            while (row.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                identities.Add(StoredIdentity.IdentityOf(row));
                rows.Add(row.Number(4));
            }
        }

        var due = new DueIdentity[rows.Count];
        var (findings, at) = (new FindingRow(), 0);
        var (open, closed) = (new List<Finding>(), new List<FindingId>());
        using (var read = new Statement(
            connection,
            $"SELECT {FindingRow.Columns} FROM evaluation e CROSS JOIN finding f ON f.identity = e.identity {FindingRow.Joins} WHERE e.identity > $0 AND e.identity <= $1 AND e.due < $2 ORDER BY e.identity",
            3))
        {
            using var row = read.Query(start, rows.Count == 0 ? 0 : rows[^1], asOf);
            while (row.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var identity = row.Number(5); rows[at] < identity;)
                {
                    End();
                }

                if (row.IsNull(4))
                {
                    closed.Add(new FindingId(row.Text(0)));
                }
                else
                {
                    open.Add(findings.Read(row));
                }
            }
        }

        while (at < due.Length)
        {
            End();
        }

        return new EvaluationBatch(revision, due);

        void End()
        {
            due[at] = new DueIdentity(identities[at], open.Count == 0 ? [] : [.. open], closed.Count == 0 ? [] : [.. closed]);
            at++;
            open.Clear();
            closed.Clear();
        }
    }

    private static long RowOf(SqliteConnection connection, IdentityId identity)
    {
        using var find = new Statement(connection, "SELECT row FROM identity WHERE id = $0", 1);
        using var row = find.Query(identity.ToString());
        return row.Read() ? row.Number(0) : 0;
    }
}
