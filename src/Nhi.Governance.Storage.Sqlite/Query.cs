namespace Nhi.Governance;

/// <summary>A query with at most one parameter and what a row of it means.</summary>
internal readonly record struct Query<T>(string Sql, object? Parameter, Func<Row, T> Map);

/// <summary>What a store can be asked.</summary>
internal static class Queries
{
    internal static Query<Revision> Revision { get; } = new("SELECT value FROM meta WHERE key = 'revision'", null, static row => new Revision(row.Number(0)));

    internal static Query<NonHumanIdentity> Identities { get; } =
        new($"SELECT {StoredIdentity.Columns} FROM identity ORDER BY id", null, StoredIdentity.IdentityOf);

    internal static Query<Finding> Findings => new($"SELECT {FindingRow.Columns} FROM finding f {FindingRow.Joins} WHERE f.own IS NOT NULL ORDER BY f.id", null, Finding(new FindingRow()));

    internal static Query<Finding> NobodysFindings => new($"SELECT {FindingRow.Columns} FROM finding f {FindingRow.Joins} WHERE f.identity = 0 AND f.own IS NOT NULL ORDER BY f.id", null, Finding(new FindingRow()));

    internal static Query<Attestation> Attestations { get; } = new(
        "SELECT identity, role, party, attested_by, attested_at, until FROM attestation ORDER BY identity, role",
        null,
        static row => new Attestation(
            new(row.Text(0)),
            Enum.TryParse<OwnerRole>(row.Text(1), out var role) ? role : throw new FormatException("An attestation is for no role that there is."),
            row.Text(2),
            row.Text(3),
            Instants.Read(row.Text(4)),
            Instants.Read(row.Text(5))));

    internal static Query<SurveyRecord> Survey { get; } = new("SELECT payload FROM survey", null, static row => SurveyRecordCodec.Read(row.Bytes(0).ToArray()));

    internal static Query<NonHumanIdentity> Named(IdentityId idOrAlias) => new(
        $"SELECT {StoredIdentity.Columns} FROM identity WHERE id = $0 OR id IN (SELECT id FROM alias WHERE alias = $0)",
        idOrAlias.ToString(),
        StoredIdentity.IdentityOf);

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
            row => new(new(row.Number(0)), Change(row, findings)));
    }

    private static InventoryChange Change(Row row, FindingRow findings) => row.Text(1) switch
    {
        nameof(InventoryChange.FindingOpened) when !row.IsNull(4) => new InventoryChange.FindingOpened(findings.Read(row, 2)),
        nameof(InventoryChange.FindingClosed) when !row.IsNull(3) => new InventoryChange.FindingClosed(new(row.Text(2)), new IdentityId(row.Text(3))),
        var kind => new ChangeRow(kind, row.Text(2), row.Bytes(6).ToArray()).ToChange(),
    };

    private static Func<Row, Finding> Finding(FindingRow findings) => row => findings.Read(row);
}
