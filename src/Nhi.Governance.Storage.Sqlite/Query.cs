using System.Text;
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

    internal static Query<Finding> Findings { get; } =
        new("SELECT payload FROM finding ORDER BY id", null, static row => FindingCodec.Read(row.GetFieldValue<byte[]>(0)));

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

    internal static Query<KeyValuePair<Revision, InventoryChange>> Changes(Revision after) => new(
        "SELECT revision, kind, key, payload FROM change WHERE revision > $0 ORDER BY revision, seq",
        after.Value,
        static row => new(new(row.GetInt64(0)), new ChangeRow(row.GetString(1), Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(2)), row.GetFieldValue<byte[]>(3)).ToChange()));
}
