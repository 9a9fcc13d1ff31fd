namespace Nhi.Governance.Conformance;

/// <summary>Any sequence of commits, beside a model.</summary>
internal static class InventoryModelLaw
{
    private const int MostSteps = 12;

    public static Law<InventoryStoreFixture> AnySequence { get; } = new(
        "inventory.any-sequence",
        "After any sequence of commits, of which some are refused or cancelled, identities, findings, revision and feed are what was committed.",
        LawKind.Model,
        InventoryTrial.Always,
        (fixture, run, cancellationToken) => Property.ForAllAsync(
            Steps.Of(InventoryStep.Any, MostSteps),
            Steps.Shorter,
            run,
            fixture.Cases,
            async steps =>
            {
                var inventory = await fixture.NewAsync(cancellationToken).ConfigureAwait(false);
                var model = new InventoryModel();
                for (var at = 0; at < steps.Items.Count; at++)
                {
                    await TakeAsync(inventory, model, steps.Items[at], cancellationToken).ConfigureAwait(false);
                    await AgreeAsync(inventory, model, at, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken));

    private static async Task TakeAsync(IInventoryStore inventory, InventoryModel model, InventoryStep step, CancellationToken cancellationToken)
    {
        var changes = model.Changes(step.Edits);
        switch (step.How)
        {
            case InventoryStep.Manner.Rightly:
                var revision = await inventory.CommitAsync(changes, new Revision(model.Revision), cancellationToken).ConfigureAwait(false);
                model.Commit(changes);
                Check.That(revision?.Value == model.Revision, $"a commit gave revision {revision?.Value}, expected is {model.Revision}");
                break;
            case InventoryStep.Manner.FromWrongRevision:
                Check.That(await inventory.CommitAsync(changes, new Revision(model.Revision + 1), cancellationToken).ConfigureAwait(false) is null, "a commit from a later revision succeeded");
                break;
            case InventoryStep.Manner.Cancelled:
                await Cancellations.ThrowsAsync(async token => await inventory.CommitAsync(changes, new Revision(model.Revision), token).ConfigureAwait(false), "committing").ConfigureAwait(false);
                break;
            default:
                break;
        }
    }

    private static async Task AgreeAsync(IInventoryStore inventory, InventoryModel model, int step, CancellationToken cancellationToken)
    {
        var after = new Revision(step % 2 == 0 ? 0 : model.Revision / 2);
        await SameAsync("identities", inventory.ReadIdentitiesAsync(cancellationToken), model.Identities, identity => Convert.ToHexString(IdentityCodec.ToBytes(identity))).ConfigureAwait(false);
        await SameAsync("findings", inventory.ReadFindingsAsync(cancellationToken), model.Findings, finding => Convert.ToHexString(FindingCodec.ToBytes(finding))).ConfigureAwait(false);
        await SameAsync(
            $"the feed after revision {after.Value}",
            inventory.ReadChangesAsync(after, cancellationToken),
            model.Feed.Where(change => change.Key.Value > after.Value),
            change => $"{change.Key.Value} {InventoryTrial.Tell(change.Value)}").ConfigureAwait(false);
        foreach (var identity in model.Identities)
        {
            var found = await inventory.FindAsync(new IdentityId("alias of " + identity.Id), cancellationToken).ConfigureAwait(false);
            Check.That(found is [var only] && only.Id == identity.Id, $"after step {step + 1} the alias of {identity.Id} finds {found.Count} identities, or another");
        }

        async Task SameAsync<T>(string what, IAsyncEnumerable<T> read, IEnumerable<T> expected, Func<T, string> tell)
        {
            var (told, must) = ((await read.AllAsync().ConfigureAwait(false)).ConvertAll(item => tell(item)), expected.Select(tell).ToList());
            Check.That(told.SequenceEqual(must, StringComparer.Ordinal), $"after step {step + 1} {what} differ: {told.Count} are told, {must.Count} expected");
        }
    }
}
