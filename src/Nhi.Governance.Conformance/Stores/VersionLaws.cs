namespace Nhi.Governance.Conformance;

/// <summary>Earlier values are copies of their own.</summary>
internal static class VersionLaws
{
    private const StoreCapabilities Needed = StoreCapabilities.List | StoreCapabilities.Put;

    public static Law<SecretStoreFixture> EarlierIsPrevious { get; } = new(
        "store.earlier-is-previous",
        "The value before the Current one stays listed as Previous.",
        LawKind.Situation,
        StoreNeeds.All(Needed | StoreCapabilities.Versions),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, first) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            var second = await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.ListsAsync(
                slot,
                listed => listed.Count == 2 && listed.Exists(copy => copy.Id == first.Id && copy.Stage == VersionStage.Previous) && listed.Exists(copy => copy.Id == second.Id && copy.Stage == VersionStage.Current),
                "the two copies are not listed as Previous and Current",
                cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> OneCurrent { get; } = new(
        "store.one-current",
        "However often a slot is put into, one copy of it is Current.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            for (var at = 0; at < 4; at++)
            {
                var put = await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false);
                await fixture.ListsAsync(
                    slot, listed => listed.FindAll(copy => copy.Stage == VersionStage.Current) is [var current] && current.Id == put.Id, $"after put {at + 1} its copy is not the one Current copy", cancellationToken).ConfigureAwait(false);
            }
        });

    public static Law<SecretStoreFixture> UndeclaredVersions { get; } = new(
        "store.no-undeclared-earlier-values",
        "Where earlier values are not declared to be kept, a second put leaves one copy.",
        LawKind.Situation,
        StoreNeeds.AllAndNot(Needed, StoreCapabilities.Versions),
        async (fixture, _, cancellationToken) =>
        {
            var (slot, _, _) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.ListsAsync(slot, listed => listed.Count == 1, "there is not one copy", cancellationToken).ConfigureAwait(false);
        });
}
