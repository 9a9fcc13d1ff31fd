namespace Nhi.Governance.Storage.Sqlite.Tests;

internal static class StoreExtensions
{
    internal static async Task<Revision> MustCommitAsync(this SqliteInventoryStore store, params InventoryChange[] changes)
    {
        var revision = await store.CommitAsync(changes, await store.GetRevisionAsync());
        return Assert.NotNull(revision);
    }

    internal static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    /// <summary>All that a store says, as text.</summary>
    internal static async Task<List<string>> TellAsync(this SqliteInventoryStore store)
    {
        var identities = await store.ReadIdentitiesAsync().ToListAsync();
        var findings = await store.ReadFindingsAsync().ToListAsync();
        return [.. identities.Select(identity => Convert.ToHexString(IdentityCodec.ToBytes(identity))), .. findings.Select(finding => Convert.ToHexString(FindingCodec.ToBytes(finding)))];
    }
}
