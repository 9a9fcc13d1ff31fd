using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>A query with at most one parameter and what a row of it means.</summary>
internal readonly record struct Query<T>(string Sql, object? Parameter, Func<SqliteDataReader, T> Map);

/// <summary>What a store can be asked.</summary>
internal static class Queries
{
    internal static Query<Revision> Revision { get; } = new("SELECT value FROM meta WHERE key = 'revision'", null, static row => new Revision(row.GetInt64(0)));

    internal static Query<NonHumanIdentity> Identities { get; } =
        new($"SELECT {StoredIdentity.Columns} FROM identity ORDER BY id", null, static row => StoredIdentity.From(row).ToIdentity());

    internal static Query<Finding> Findings => new($"SELECT {FindingRow.Columns} FROM finding f {FindingRow.Joins} WHERE f.own IS NOT NULL ORDER BY f.id", null, Finding(new FindingRow()));

    internal static Query<Finding> NobodysFindings => new($"SELECT {FindingRow.Columns} FROM finding f {FindingRow.Joins} WHERE f.identity = 0 AND f.own IS NOT NULL ORDER BY f.id", null, Finding(new FindingRow()));

    internal static Query<Attestation> Attestations { get; } = new(
        "SELECT identity, role, party, attested_by, attested_at, until FROM attestation ORDER BY identity, role",
        null,
        static row => new Attestation(
            new(row.GetString(0)),
            Enum.TryParse<OwnerRole>(row.GetString(1), out var role) ? role : throw new FormatException("An attestation is for no role that there is."),
            row.GetString(2),
            row.GetString(3),
            Instants.Read(row.GetString(4)),
            Instants.Read(row.GetString(5))));

    internal static Query<SurveyRecord> Survey { get; } = new("SELECT payload FROM survey", null, static row => SurveyRecordCodec.Read(row.GetFieldValue<byte[]>(0)));

    internal static Query<NonHumanIdentity> Named(IdentityId idOrAlias) => new(
        $"SELECT {StoredIdentity.Columns} FROM identity WHERE id = $0 OR id IN (SELECT id FROM alias WHERE alias = $0)",
        idOrAlias.ToString(),
        static row => StoredIdentity.From(row).ToIdentity());

    internal static Query<KeyValuePair<Revision, InventoryChange>> Changes(Revision after)
    {
        var findings = new FindingRow();
        return new(
            """
            SELECT c.revision, c.kind, c.key, i.id, c.wording, w.payload, c.payload
            FROM change c LEFT JOIN wording w ON w.id = c.wording LEFT JOIN identity i ON i.row = c.identity
            WHERE c.revision > $0 ORDER BY c.revision, c.seq
            """,
            after.Value,
            row => new(new(row.GetInt64(0)), Change(row, findings)));
    }

    private static InventoryChange Change(SqliteDataReader row, FindingRow findings) => row.GetString(1) switch
    {
        nameof(InventoryChange.FindingOpened) when !row.IsDBNull(4) => new InventoryChange.FindingOpened(findings.Read(row, 2)),
        nameof(InventoryChange.FindingClosed) when !row.IsDBNull(3) => new InventoryChange.FindingClosed(new(FindingRow.Text(row, 2)), new IdentityId(FindingRow.Text(row, 3))),
        var kind => new ChangeRow(kind, FindingRow.Text(row, 2), row.GetFieldValue<byte[]>(6)).ToChange(),
    };

    private static Func<SqliteDataReader, Finding> Finding(FindingRow findings) => row => findings.Read(row);
}
