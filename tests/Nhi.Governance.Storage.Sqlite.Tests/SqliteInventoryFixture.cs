using System.Collections.Concurrent;
using Nhi.Governance.Conformance;

namespace Nhi.Governance.Storage.Sqlite.Tests;

/// <summary>Every inventory a file of its own; opened again, a second store over the same file while the first is open.</summary>
public sealed class SqliteInventoryFixture : InventoryStoreFixture
{
    private readonly ConcurrentDictionary<IInventoryStore, Place> _places = [];
    private readonly ConcurrentBag<SqliteInventoryStore> _reopened = [];

    public override Type Subject => typeof(SqliteInventoryStore);

    public override string Name => "SqliteInventoryStore, file";

    public override int Cases => 15;

    public override ValueTask<IInventoryStore> NewAsync(CancellationToken cancellationToken = default)
    {
        var place = new Place();
        var store = place.Open();
        _places[store] = place;
        return new(store);
    }

    public override ValueTask<IInventoryStore?> ReopenAsync(IInventoryStore inventory, CancellationToken cancellationToken = default)
    {
        var store = _places[inventory].Open();
        _reopened.Add(store);
        return new(store);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var store in _reopened)
        {
            await store.DisposeAsync();
        }

        foreach (var (store, place) in _places)
        {
            await ((SqliteInventoryStore)store).DisposeAsync();
            place.Dispose();
        }

        await base.DisposeAsync();
    }
}
