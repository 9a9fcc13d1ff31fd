namespace Nhi.Governance.Conformance;

/// <summary>The same operation happens once.</summary>
internal static class RepeatLaws
{
    private const StoreCapabilities Needed = StoreCapabilities.List | StoreCapabilities.Put;

    public static Law<SecretStoreFixture> SamePutIsOneCopy { get; } = new(
        "store.same-put-is-one-copy",
        "The same put twice succeeds twice and is one copy.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            var operation = OperationId.New();
            var secret = GeneratedSecret.Fresh();
            var first = Check.Succeeded(await fixture.Store.PutAsync(slot, secret, VersionStage.Current, operation, cancellationToken).ConfigureAwait(false), "the first put");
            var second = Check.Succeeded(await fixture.Store.PutAsync(slot, secret, VersionStage.Current, operation, cancellationToken).ConfigureAwait(false), "the same put again");
            Check.That(first.Id == second.Id, "the same put has made two copies");
            await fixture.ListsAsync(slot, listed => listed.Count == 1, "there is not one copy", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> SamePutFromOtherNode { get; } = new(
        "store.same-put-from-another-node",
        "The same put from another node, as after a crash, is one copy.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            var operation = OperationId.New();
            var secret = GeneratedSecret.Fresh();
            Check.Succeeded(await fixture.Store.PutAsync(slot, secret, VersionStage.Current, operation, cancellationToken).ConfigureAwait(false), "the first put");
            Check.Succeeded(await fixture.OtherNode.PutAsync(slot, secret, VersionStage.Current, operation, cancellationToken).ConfigureAwait(false), "the same put from another node");
            await fixture.ListsAsync(slot, listed => listed.Count == 1, "there is not one copy", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> LatePutIsNotUndone { get; } = new(
        "store.late-repetition-undoes-nothing",
        "A put that is repeated after a later one hands readers the later value still.",
        LawKind.Situation,
        StoreNeeds.All(Needed | StoreCapabilities.Versions | StoreCapabilities.KeepsOperation),
        async (fixture, _, cancellationToken) =>
        {
            var (first, second) = (GeneratedSecret.Fresh(), GeneratedSecret.Fresh());
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            var operation = OperationId.New();
            Check.Succeeded(await fixture.Store.PutAsync(slot, first, VersionStage.Current, operation, cancellationToken).ConfigureAwait(false), "the first put");
            await fixture.PutAsync(slot, second, cancellationToken: cancellationToken).ConfigureAwait(false);
            await fixture.NeedsHandedOutAsync(slot, second, cancellationToken).ConfigureAwait(false);
            await fixture.Store.PutAsync(slot, first, VersionStage.Current, operation, cancellationToken).ConfigureAwait(false);
            await fixture.KeepsHandingOutAsync(slot, second, "the repetition brought the first value back", cancellationToken).ConfigureAwait(false);
        });

    public static Law<SecretStoreFixture> OtherOperationIsAnotherPut { get; } = new(
        "store.another-operation-is-another-put",
        "The same value under another operation is put again: a copy of its own where earlier values are kept.",
        LawKind.Situation,
        StoreNeeds.All(Needed | StoreCapabilities.Versions),
        async (fixture, _, cancellationToken) =>
        {
            var secret = GeneratedSecret.Fresh();
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            var first = await fixture.PutAsync(slot, secret, cancellationToken: cancellationToken).ConfigureAwait(false);
            var second = await fixture.PutAsync(slot, secret, cancellationToken: cancellationToken).ConfigureAwait(false);
            Check.That(first.Id != second.Id, "two operations have made one copy");
        });

    public static Law<SecretStoreFixture> ConcurrentPuts { get; } = new(
        "store.concurrent-puts-leave-one-current",
        "Of puts from two nodes at the same time one is Current in the end, and readers are handed that one.",
        LawKind.Situation,
        StoreNeeds.All(Needed),
        async (fixture, _, cancellationToken) =>
        {
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false);
            var secrets = Enumerable.Range(0, 6).Select(_ => GeneratedSecret.Fresh()).ToList();
            var puts = await Task.WhenAll(secrets.Select((secret, at) => Task.Run(
                async () =>
                {
                    var put = await (at % 2 == 0 ? fixture.Store : fixture.OtherNode).PutAsync(slot, secret, VersionStage.Current, OperationId.New(), cancellationToken).ConfigureAwait(false);
                    return put.TryGet(out var copy, out var failure) || failure.Kind is FailureKind.Conflict or FailureKind.Throttled or FailureKind.Unavailable ? (copy?.Id, Secret: secret) : throw new LawBrokenException($"a put failed as {failure.Kind}: {failure.Reason}");
                },
                cancellationToken))).ConfigureAwait(false);
            var listed = await fixture.ListsAsync(slot, seen => seen.Count(copy => copy.Stage == VersionStage.Current) == 1, "there is not one Current copy", cancellationToken).ConfigureAwait(false);
            var current = listed.Single(copy => copy.Stage == VersionStage.Current);
            if (puts.Count(put => put.Id == current.Id) == 1)
            {
                await fixture.HandsOutAsync(slot, VersionStage.Current, puts.Single(put => put.Id == current.Id).Secret, "readers are handed another value than the Current copy's", cancellationToken).ConfigureAwait(false);
            }
        });
}
