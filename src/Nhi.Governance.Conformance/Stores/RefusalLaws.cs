namespace Nhi.Governance.Conformance;

/// <summary>What a store may not or cannot do, it says; and it shows no value.</summary>
internal static class RefusalLaws
{
    private const StoreCapabilities Changes = StoreCapabilities.Put | StoreCapabilities.Remove | StoreCapabilities.Stages | StoreCapabilities.Restore;

    public static Law<SecretStoreFixture> WithoutRights { get; } = new(
        "store.without-rights-denied",
        "Without rights every change fails as Denied and says that it had no effect.",
        LawKind.Situation,
        fixture => StoreNeeds.All(StoreCapabilities.Put)(fixture) ?? (fixture.WithoutRights is null ? "it cannot be reached without rights here" : null),
        async (fixture, _, cancellationToken) =>
        {
            var denied = fixture.WithoutRights!;
            var (slot, _, put) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
            await DeniedAsync("putting", () => denied.PutAsync(slot, GeneratedSecret.Fresh(), VersionStage.Current, OperationId.New(), cancellationToken)).ConfigureAwait(false);
            var capabilities = fixture.Store.Descriptor.Capabilities;
            if (capabilities.HasFlag(StoreCapabilities.Stages))
            {
                var pending = await fixture.PutAsync(slot, GeneratedSecret.Fresh(), VersionStage.Pending, cancellationToken).ConfigureAwait(false);
                await DeniedAsync("promoting", () => denied.PromoteAsync(pending.Id, OperationId.New(), cancellationToken)).ConfigureAwait(false);
            }

            if (capabilities.HasFlag(StoreCapabilities.Remove))
            {
                put = (await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false)).Put;
                await DeniedAsync("removing", () => denied.RemoveAsync(put.Id, OperationId.New(), cancellationToken)).ConfigureAwait(false);
                if (capabilities.HasFlag(StoreCapabilities.Restore))
                {
                    await fixture.RemoveAsync(put, cancellationToken).ConfigureAwait(false);
                    await DeniedAsync("restoring", () => denied.RestoreAsync(put.Id, OperationId.New(), cancellationToken)).ConfigureAwait(false);
                }
            }
        });

    public static Law<SecretStoreFixture> Undeclared { get; } = new(
        "store.undeclared-is-unsupported",
        "What is not among its capabilities it refuses as Unsupported, and changes nothing.",
        LawKind.Situation,
        fixture => (fixture.Store.Descriptor.Capabilities & (Changes | StoreCapabilities.List)) == (Changes | StoreCapabilities.List) ? "it declares all that can be refused" : null,
        async (fixture, _, cancellationToken) =>
        {
            var store = fixture.Store;
            var capabilities = store.Descriptor.Capabilities;
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            var copy = capabilities.HasFlag(StoreCapabilities.Put) ? (await fixture.PutAsync(slot, GeneratedSecret.Fresh(), cancellationToken: cancellationToken).ConfigureAwait(false)).Id : new CopyId(slot.Value);
            var secret = GeneratedSecret.Fresh();
            await UnlessAsync(StoreCapabilities.Put, () => store.PutAsync(slot, secret, VersionStage.Current, OperationId.New(), cancellationToken)).ConfigureAwait(false);
            await UnlessAsync(StoreCapabilities.Stages, () => store.PutAsync(slot, secret, VersionStage.Pending, OperationId.New(), cancellationToken)).ConfigureAwait(false);
            await UnlessAsync(StoreCapabilities.Stages, () => store.PromoteAsync(copy, OperationId.New(), cancellationToken)).ConfigureAwait(false);
            await UnlessAsync(StoreCapabilities.Restore, () => store.RestoreAsync(copy, OperationId.New(), cancellationToken)).ConfigureAwait(false);
            await UnlessAsync(StoreCapabilities.Remove, () => store.RemoveAsync(copy, OperationId.New(), cancellationToken)).ConfigureAwait(false);
            if (!capabilities.HasFlag(StoreCapabilities.List))
            {
                try
                {
                    await store.ListBelowAsync(slot.Value, cancellationToken).ConfigureAwait(false);
                    throw new LawBrokenException("listing, which is not declared, succeeded");
                }
                catch (ProviderException refused)
                {
                    Check.That(refused.Failure.Kind == FailureKind.Unsupported, $"listing, which is not declared, failed as {refused.Failure.Kind}");
                }
            }

            async Task UnlessAsync(StoreCapabilities needed, Func<ValueTask<Outcome<StoredCopy>>> call)
            {
                if (!capabilities.HasFlag(needed))
                {
                    var failure = Check.Failed(await call().ConfigureAwait(false), $"what needs {needed}, which is not declared,", FailureKind.Unsupported);
                    Check.That(!failure.MayHaveApplied, $"what needs {needed} says that it may have had its effect");
                }
            }
        });

    public static Law<SecretStoreFixture> UnsupportedStage { get; } = new(
        "store.puts-as-current-or-pending-alone",
        "A copy is put as Current or Pending: as anything else it is refused as Invalid, or the argument is.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put),
        async (fixture, _, cancellationToken) =>
        {
            foreach (var stage in Enum.GetValues<VersionStage>().Except([VersionStage.Current, VersionStage.Pending]))
            {
                var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    Check.Failed(
                        await fixture.Store.PutAsync(slot, GeneratedSecret.Fresh(), stage, OperationId.New(), cancellationToken).ConfigureAwait(false), $"putting a {stage} copy", FailureKind.Invalid, FailureKind.Unsupported);
                }
                catch (ArgumentException)
                {
                    // As good an answer.
                }
            }
        });

    public static Law<SecretStoreFixture> ShowsNoValue { get; } = new(
        "store.shows-no-value",
        "No value shows in what a store tells: its answers, its listing, its failures, its description.",
        LawKind.Situation,
        StoreNeeds.All(StoreCapabilities.Put),
        async (fixture, run, cancellationToken) =>
        {
            var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            var secret = GeneratedSecret.Fresh();
            using var shown = secret.ToSecret();
            var told = new List<object?>();
            var put = await fixture.Store.PutAsync(slot, secret, VersionStage.Current, OperationId.New(), cancellationToken).ConfigureAwait(false);
            Tell(put);
            if (fixture.WithoutRights is { } denied)
            {
                Tell(await denied.PutAsync(slot, secret, VersionStage.Current, OperationId.New(), cancellationToken).ConfigureAwait(false));
            }

            if (fixture.Store.Descriptor.Capabilities.HasFlag(StoreCapabilities.List))
            {
                told.AddRange(await fixture.Store.ListAsync(slot, cancellationToken).ConfigureAwait(false));
            }

            if (fixture.Store.Descriptor.Capabilities.HasFlag(StoreCapabilities.Remove) && put.TryGet(out var copy, out _))
            {
                Tell(await fixture.Store.RemoveAsync(copy.Id, OperationId.New(), cancellationToken).ConfigureAwait(false));
            }

            told.Add(fixture.Store);
            told.Add(fixture.Store.Descriptor);
            foreach (var words in told)
            {
                Check.DoesNotShow(Printed.Of(words), shown, $"a {words?.GetType().Name}");
            }

            void Tell(Outcome<StoredCopy> outcome)
            {
                told.Add(outcome);
                outcome.TryGet(out var stored, out var failure);
                told.Add(stored);
                told.Add(failure);
            }
        });

    private static async Task DeniedAsync(string doing, Func<ValueTask<Outcome<StoredCopy>>> call)
    {
        var failure = Check.Failed(await call().ConfigureAwait(false), $"{doing} without rights", FailureKind.Denied);
        Check.That(!failure.MayHaveApplied, $"{doing} without rights says that it may have had its effect");
    }
}
