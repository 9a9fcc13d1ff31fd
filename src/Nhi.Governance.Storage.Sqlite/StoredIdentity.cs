namespace Nhi.Governance;

/// <summary>An identity as its row holds it; read with the columns first_seen, last_seen, disappeared_at, payload.</summary>
internal sealed record StoredIdentity(DateTimeOffset FirstSeen, DateTimeOffset LastSeen, DateTimeOffset? DisappearedAt, byte[] Content)
{
    internal const string Columns = "first_seen, last_seen, disappeared_at, payload";

    internal static StoredIdentity From(Row row)
    {
        var (first, last, gone) = InstantsOf(row);
        return new(first, last, gone, row.Bytes(3).ToArray());
    }

    internal static NonHumanIdentity IdentityOf(Row row)
    {
        var (first, last, gone) = InstantsOf(row);
        return IdentityCodec.ReadContent(row.Bytes(3), first, last, gone);
    }

    internal NonHumanIdentity ToIdentity() => IdentityCodec.ReadContent(Content, FirstSeen, LastSeen, DisappearedAt);

    private static (DateTimeOffset First, DateTimeOffset Last, DateTimeOffset? Gone) InstantsOf(Row row) =>
        (Instants.Read(row.Text(0)), Instants.Read(row.Text(1)), row.IsNull(2) ? null : Instants.Read(row.Text(2)));
}
