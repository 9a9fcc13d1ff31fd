namespace Nhi.Governance.Conformance;

/// <summary>What the laws of inventories do again and again.</summary>
internal static class InventoryTrial
{
    public static Func<InventoryStoreFixture, string?> Always { get; } = static _ => null;

    /// <summary>Noon of a day counted from some day.</summary>
    public static DateTimeOffset Day(int day) => new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddDays(day);

    public static InventoryChange Upsert(string id, string purpose = "", int day = 0, params string[] aliases) => new InventoryChange.Upserted(GeneratedEstate.Plain(id, purpose, Day(day), aliases));

    public static async Task<Revision> CommitAsync(this IInventoryStore inventory, CancellationToken cancellationToken, params InventoryChange[] changes)
    {
        var expected = await inventory.GetRevisionAsync(cancellationToken).ConfigureAwait(false);
        return await inventory.CommitAsync(changes, expected, cancellationToken).ConfigureAwait(false) ?? throw new LawBrokenException($"a commit from the revision there is, {expected.Value}, was refused");
    }

    public static async Task<List<T>> AllAsync<T>(this IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items.ConfigureAwait(false))
        {
            all.Add(item);
        }

        return all;
    }

    /// <summary>The one identity of an id.</summary>
    public static async Task<INonHumanIdentity> TheAsync(this IInventoryStore inventory, string id, CancellationToken cancellationToken) =>
        (await inventory.FindAsync(new IdentityId(id), cancellationToken).ConfigureAwait(false)).SingleOrDefault(identity => string.Equals(identity.Id.Value, id, StringComparison.Ordinal))
        ?? throw new LawBrokenException($"{id} is not found");

    /// <summary>All that an inventory tells, as text.</summary>
    public static async Task<string> TellAsync(this IInventoryStore inventory, CancellationToken cancellationToken)
    {
        var identities = await inventory.ReadIdentitiesAsync(cancellationToken).AllAsync().ConfigureAwait(false);
        var findings = await inventory.ReadFindingsAsync(cancellationToken).AllAsync().ConfigureAwait(false);
        var changes = await inventory.ReadChangesAsync(default, cancellationToken).AllAsync().ConfigureAwait(false);
        var lines = identities.Select(Tell).Concat(findings.Select(Tell)).Concat(changes.Select(change => $"{change.Key.Value} {Tell(change.Value)}"));
        return $"{(await inventory.GetRevisionAsync(cancellationToken).ConfigureAwait(false)).Value}{Environment.NewLine}{string.Join(Environment.NewLine, lines)}";
    }

    public static string Tell(InventoryChange change) => change switch
    {
        InventoryChange.Seen => "seen",
        InventoryChange.Upserted upserted => "upserted " + Tell(upserted.Identity),
        InventoryChange.Disappeared gone => $"disappeared {gone.Identity} {gone.At.UtcDateTime:O}",
        InventoryChange.Merged merged => $"merged {merged.Identity} into {merged.Principal}",
        InventoryChange.FindingOpened opened => "opened " + Tell(opened.Finding),
        InventoryChange.FindingClosed closed => $"closed {closed.Finding}",
        _ => change.GetType().Name,
    };

    private static string Tell(INonHumanIdentity identity) => System.Text.Encoding.UTF8.GetString(IdentityCodec.ToBytes(identity));

    private static string Tell(Finding finding) => System.Text.Encoding.UTF8.GetString(FindingCodec.ToBytes(finding));
}
