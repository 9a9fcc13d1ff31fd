namespace Nhi.Governance.Storage.Sqlite.Tests;

public sealed class EvaluationStoreTests : IDisposable
{
    private static readonly EvaluationBasis Basis = new("digest", Estates.Day(0));

    private readonly Place _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_file_of_the_version_before_keeps_identities_findings_aliases_and_the_feed()
    {
        var identities = Estates.Many(3).ToList();
        Finding[] findings = [Of("one", identities[2].Id), Of("two", identities[2].Id), Of("three", null), Of("four", new("nobody knows it"))];
        OldFiles.Make(_place, version: 4, identities, findings);

        await using (var store = _place.Open())
        {
            Assert.Equal([.. identities.Select(identity => Convert.ToHexString(IdentityCodec.ToBytes(identity))), .. findings.OrderBy(finding => finding.Id).Select(finding => Convert.ToHexString(FindingCodec.ToBytes(finding)))], await store.TellAsync());
            Assert.Equal(identities[1].Id, Assert.Single(await store.FindAsync(identities[1].Aliases[0])).Id);
            var feed = await store.ReadChangesAsync().ToListAsync();
            Assert.Equal(8, feed.Count);
            Assert.True(FindingCodec.SameContent(findings[0], Assert.IsType<InventoryChange.FindingOpened>(feed[3].Value).Finding));
            Assert.Equal(new InventoryChange.FindingClosed(new("gone"), null), feed[7].Value);

            // What it says already is not told again; what is closed is gone, whoever it is of.
            await store.MustCommitAsync([.. findings.Select(finding => new InventoryChange.FindingOpened(finding))]);
            Assert.Empty(await store.ReadChangesAsync(new(1)).ToListAsync());
            await store.MustCommitAsync([.. findings.Skip(1).Select(finding => new InventoryChange.FindingClosed(finding.Id, finding.Identity))]);
            Assert.Equal(findings[0].Id, Assert.Single(await store.ReadFindingsAsync().ToListAsync()).Id);
        }

        await using var again = _place.Open();
        Assert.Equal(4, (await again.TellAsync()).Count);
        Assert.Equal(3, (await again.ReadChangesAsync(new(1)).ToListAsync()).Count);
    }

    [Fact]
    public async Task An_identity_is_due_until_it_is_marked_and_again_when_it_changes_or_its_time_has_come()
    {
        await using var store = _place.Open();
        await store.MustCommitAsync(Estates.Upserts(Estates.Many(4)));
        await store.BeginEvaluationAsync(Basis);
        var due = await DueAsync(store, Basis);
        Assert.Equal(4, due.Count);

        await MarkAsync(store, Basis, due.Select(id => new EvaluationMark(id, id == due[1] ? Estates.Day(2) : null)));
        Assert.Empty(await DueAsync(store, Basis));

        await store.MustCommitAsync(new InventoryChange.Upserted(Estates.Identity(due[0].Value, purpose: "another")), new InventoryChange.Seen([due[2]], Estates.Day(1)));
        await store.MustCommitAsync(new InventoryChange.FindingOpened(Of("foreign", due[3])), new InventoryChange.FindingOpened(Of("nobodys", null)));
        Assert.Equal([due[0], due[3]], await DueAsync(store, Basis));

        var (last, later) = (Basis with { AsOf = Estates.Day(2) }, Basis with { AsOf = Estates.Day(2).AddTicks(1) });
        await store.BeginEvaluationAsync(last);
        Assert.Equal([due[0], due[3]], await DueAsync(store, last));
        await store.BeginEvaluationAsync(later);
        Assert.Equal([due[0], due[1], due[3]], await DueAsync(store, later));
        Assert.Equal("nobodys", Assert.Single(await store.ReadNobodysFindingsAsync().ToListAsync()).Id.Value);

        await store.BeginEvaluationAsync(Basis);
        Assert.Equal(4, (await DueAsync(store, Basis)).Count);
    }

    [Fact]
    public async Task Who_goes_on_after_another_has_begun_is_told_so_and_writes_nothing()
    {
        await using var store = _place.Open();
        await store.MustCommitAsync(Estates.Upserts(Estates.Many(2)));
        await store.BeginEvaluationAsync(Basis);
        var due = await DueAsync(store, Basis);
        await store.BeginEvaluationAsync(Basis with { Digest = "another" });
        var before = _place.Dump();

        await Assert.ThrowsAsync<InventoryException>(async () => await store.ReadDueAsync(Basis, after: null, most: 10));
        await Assert.ThrowsAsync<InventoryException>(async () => await store.CommitEvaluationAsync(Basis, [new InventoryChange.FindingOpened(Of("f", due[0]))], [new(due[0], null)], new(1)));
        Assert.Null(await store.CommitEvaluationAsync(Basis with { Digest = "another" }, [new InventoryChange.FindingOpened(Of("f", due[0]))], [new(due[0], null)], new(0)));
        Assert.Equal(before, _place.Dump());
    }

    private static Finding Of(string id, IdentityId? identity) => Estates.Finding(id) with { Identity = identity };

    private static async Task<List<IdentityId>> DueAsync(SqliteInventoryStore store, EvaluationBasis basis)
    {
        var due = new List<IdentityId>();
        while (await store.ReadDueAsync(basis, due.Count == 0 ? null : due[^1], most: 3) is { Due.Count: > 0 } batch)
        {
            due.AddRange(batch.Due.Select(one => one.Identity.Id));
        }

        return due;
    }

    private static async Task MarkAsync(SqliteInventoryStore store, EvaluationBasis basis, IEnumerable<EvaluationMark> marks) =>
        Assert.NotNull(await store.CommitEvaluationAsync(basis, [], [.. marks], await store.GetRevisionAsync()));
}
