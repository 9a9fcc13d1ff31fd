using Microsoft.Data.Sqlite;

namespace Nhi.Governance;

/// <summary>An identity as its row holds it; read with the columns first_seen, last_seen, disappeared_at, payload.</summary>
internal sealed record StoredIdentity(DateTimeOffset FirstSeen, DateTimeOffset LastSeen, DateTimeOffset? DisappearedAt, byte[] Content)
{
    internal const string Columns = "first_seen, last_seen, disappeared_at, payload";

    internal static StoredIdentity From(SqliteDataReader row) => new(
        Instants.Read(row.GetString(0)),
        Instants.Read(row.GetString(1)),
        row.IsDBNull(2) ? null : Instants.Read(row.GetString(2)),
        row.GetFieldValue<byte[]>(3));

    internal NonHumanIdentity ToIdentity() => IdentityCodec.ReadContent(Content, FirstSeen, LastSeen, DisappearedAt);
}
