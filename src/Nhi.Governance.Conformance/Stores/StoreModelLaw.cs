namespace Nhi.Governance.Conformance;

/// <summary>Any sequence of changes, with lost answers, beside a model.</summary>
internal static class StoreModelLaw
{
    private const StoreCapabilities Needed = StoreCapabilities.List | StoreCapabilities.Put;
    private const int MostSteps = 14;

    public static Law<SecretStoreFixture> AnySequence { get; } = new(
        "store.any-sequence",
        "After any sequence of puts, promotions, removals and restorings, each sent again where its answer was lost, the listing and the readers agree with what was done.",
        LawKind.Model,
        StoreNeeds.All(Needed),
        async (fixture, run, cancellationToken) => await Property.ForAllAsync(
            Steps.Of(StoreStep.Any(fixture.Store.Descriptor.Capabilities, await MostExchangesAsync(fixture, cancellationToken).ConfigureAwait(false)), MostSteps),
            Steps.Shorter,
            run,
            fixture.Cases,
            steps => new Trial(fixture, cancellationToken).RunAsync(steps),
            cancellationToken).ConfigureAwait(false));

    /// <summary>How many exchanges a change takes, about: one more than a second put, since that reads and writes once where others may write twice.</summary>
    private static async Task<int> MostExchangesAsync(SecretStoreFixture fixture, CancellationToken cancellationToken)
    {
        if (fixture.Loss is not { } loss)
        {
            return 0;
        }

        var (slot, _, _) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
        var counting = new LosingCall(loss, -1, LossMoment.BeforeArrival);
        Check.Succeeded(
            await counting.MakeAsync(() => fixture.Store.PutAsync(slot, GeneratedSecret.Fresh(), VersionStage.Current, OperationId.New(), cancellationToken)).ConfigureAwait(false), "putting");
        return counting.Exchanges > 1 ? counting.Exchanges + 1 : counting.Exchanges;
    }

    private sealed class Trial(SecretStoreFixture fixture, CancellationToken cancellationToken)
    {
        private readonly ModelSlot[] _model = [.. Enumerable.Range(0, StoreStep.Slots).Select(_ => new ModelSlot())];
        private readonly SlotId[] _slots = new SlotId[StoreStep.Slots];
        private readonly bool _keepsVersions = fixture.Store.Descriptor.Capabilities.HasFlag(StoreCapabilities.Versions);

        public async Task RunAsync(Steps<StoreStep> steps)
        {
            for (var at = 0; at < _slots.Length; at++)
            {
                _slots[at] = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
            }

            for (var at = 0; at < steps.Items.Count; at++)
            {
                try
                {
                    await TakeAsync(steps.Items[at]).ConfigureAwait(false);
                    await AgreeAsync().ConfigureAwait(false);
                }
                catch (LawBrokenException broken)
                {
                    throw new LawBrokenException($"After step {at + 1}: {broken.Message}", broken);
                }
            }
        }

        private async Task TakeAsync(StoreStep step)
        {
            var slot = _model[step.Slot];
            switch (step.Do)
            {
                case StoreAction.Put or StoreAction.PutPending:
                    await PutAsync(step, slot).ConfigureAwait(false);
                    break;
                case StoreAction.Promote when Pick(step, slot.There) is { } copy:
                    Check.Succeeded(await SendAsync(step, operation => fixture.Store.PromoteAsync(copy.Id, operation, cancellationToken)).ConfigureAwait(false), "promoting");
                    _model[step.Slot] = slot.WithPromoted(copy);
                    break;
                case StoreAction.Remove when Pick(step, slot.There) is { } copy:
                    await RemoveAsync(step, slot, copy).ConfigureAwait(false);
                    break;
                case StoreAction.Restore:
                    if (slot.BeforeRemoval is null && Pick(step, slot.There) is { } one)
                    {
                        await RemoveAsync(step, slot, one).ConfigureAwait(false);
                    }

                    if (_model[step.Slot] is { BeforeRemoval: { } before } after)
                    {
                        await RestoreAsync(step, before, after.Removed[^1]).ConfigureAwait(false);
                    }

                    break;
                default:
                    break;
            }
        }

        private async Task PutAsync(StoreStep step, ModelSlot slot)
        {
            var secret = GeneratedSecret.Fresh();
            var isPending = step.Do == StoreAction.PutPending;
            var put = await SendAsync(
                step, operation => fixture.Store.PutAsync(_slots[step.Slot], secret, isPending ? VersionStage.Pending : VersionStage.Current, operation, cancellationToken)).ConfigureAwait(false);

            // A store may keep a slot closed while a removed copy waits in it, and hold one Pending copy alone.
            if (put.TryGet(out var copy, out var failure))
            {
                var made = new ModelCopy(copy.Id, secret);
                _model[step.Slot] = isPending ? slot.WithPending(made) : slot.WithPut(made, _keepsVersions);
            }
            else
            {
                Check.That(
                    failure is { Kind: FailureKind.Conflict or FailureKind.Invalid, MayHaveApplied: false } && (slot.Removed.Count > 0 || (isPending && (slot.Pending is not null || slot.Current is null))),
                    $"putting failed as {failure.Kind}: {failure.Reason}");
            }
        }

        private async Task RemoveAsync(StoreStep step, ModelSlot slot, ModelCopy copy)
        {
            var removed = await SendAsync(step, operation => fixture.Store.RemoveAsync(copy.Id, operation, cancellationToken)).ConfigureAwait(false);

            // A store may refuse to take the Current copy from beside others.
            if (removed.TryGet(out _, out var failure))
            {
                _model[step.Slot] = slot.WithRemoved(copy);
            }
            else
            {
                Check.That(
                    failure is { Kind: FailureKind.Conflict or FailureKind.Invalid, MayHaveApplied: false } && copy == slot.Current && slot.There.Skip(1).Any(),
                    $"removing failed as {failure.Kind}: {failure.Reason}");
            }
        }

        private async Task RestoreAsync(StoreStep step, ModelSlot before, ModelCopy removed)
        {
            var restored = await SendAsync(step, operation => fixture.Store.RestoreAsync(removed.Id, operation, cancellationToken)).ConfigureAwait(false);

            // A store may have forgotten what a copy was that nobody was handed unless he asked, and may then have no place for it beside the others.
            if (restored.TryGet(out var copy, out var failure))
            {
                _model[step.Slot] = before.WithRestored(removed, copy.Stage);
            }
            else
            {
                Check.That(
                    failure is { Kind: FailureKind.Conflict or FailureKind.Invalid, MayHaveApplied: false } && removed != before.Current && before.There.Skip(1).Any(),
                    $"restoring failed as {failure.Kind}: {failure.Reason}");
            }
        }

        private async Task<Outcome<StoredCopy>> SendAsync(StoreStep step, Func<OperationId, ValueTask<Outcome<StoredCopy>>> send)
        {
            var operation = OperationId.New();
            if (fixture.Loss is { } loss && step.Lose >= 0)
            {
                var losing = new LosingCall(loss, step.Lose, step.Moment);
                var first = await losing.MakeAsync(() => send(operation)).ConfigureAwait(false);
                if (!losing.HasLost)
                {
                    return first;
                }
            }

            return await send(operation).ConfigureAwait(false);
        }

        private async Task AgreeAsync()
        {
            for (var at = 0; at < _slots.Length; at++)
            {
                var slot = _model[at];
                var objection = string.Empty;
                try
                {
                    await Check.EventuallyAsync(
                        async () => (objection = slot.Objection(await fixture.Store.ListAsync(_slots[at], cancellationToken).ConfigureAwait(false))) is null,
                        fixture.Within(),
                        fixture.Time,
                        "it stays so",
                        cancellationToken).ConfigureAwait(false);
                }
                catch (LawBrokenException broken)
                {
                    throw new LawBrokenException($"in slot {(char)('A' + at)} {objection}: {broken.Message}", broken);
                }

                await fixture.HandsOutAsync(
                    _slots[at], VersionStage.Current, slot.Current?.Secret, $"readers of slot {(char)('A' + at)} are handed {(slot.Current is null ? "something" : "not the Current value")}", cancellationToken).ConfigureAwait(false);
            }
        }

        private static ModelCopy? Pick(StoreStep step, IEnumerable<ModelCopy> copies)
        {
            var all = copies.ToList();
            return all.Count == 0 ? null : all[step.Pick % all.Count];
        }
    }
}
