using System.Collections.Concurrent;
using Nhi.Governance.Conformance;

namespace Nhi.Governance.Storage.Sqlite.Tests;

public sealed class SqliteInMemoryFixture : InventoryStoreFixture
{
    private readonly ConcurrentBag<SqliteInventoryStore> _stores = [];

    public override Type Subject => typeof(SqliteInventoryStore);

    public override string Name => "SqliteInventoryStore, memory";

    public override ValueTask<IInventoryStore> NewAsync(CancellationToken cancellationToken = default)
    {
        var store = SqliteInventoryStore.Open(new() { Path = ":memory:" });
        _stores.Add(store);
        return new(store);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        await base.DisposeAsync();
    }
}
