using Nhi.Governance;
using Nhi.Governance.Storage.Sqlite.Tests;

// Commits for ever, so that a test can kill it at any point. Every commit gives all identities the number of its revision.
if (args is ["commit", var path, var count])
{
    await using var store = SqliteInventoryStore.Open(new() { Path = path });
    while (true)
    {
        var revision = await store.GetRevisionAsync();
        var purpose = FormattableString.Invariant($"{revision.Value + 1}");
        await store.CommitAsync(Estates.Upserts(Estates.Many(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), purpose: purpose)), revision);
    }
}
