namespace Nhi.Governance.Conformance;

/// <summary>Any sequence of changes, with lost answers, beside a model.</summary>
internal static class StoreModelLaw
{
    private const StoreCapabilities Needed = StoreCapabilities.List | StoreCapabilities.Put;
    private const int MostSteps = 10;

    public static Law<SecretStoreFixture> AnySequence { get; } = new(
        "store.any-sequence",
        "After any sequence of puts, promotions, removals and restorings, each sent again where its answer was lost, the listing and the readers agree with what was done.",
        LawKind.Model,
        StoreNeeds.All(Needed),
        (fixture, run, cancellationToken) => Property.ForAllAsync(
            Steps.Of(StoreStep.Any(fixture.Store.Descriptor.Capabilities, fixture.Loss is not null), MostSteps),
            Steps.Shorter,
            run,
            fixture.Cases,
            steps => new Trial(fixture, cancellationToken).RunAsync(steps),
            cancellationToken));

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
                case StoreAction.Restore when slot.BeforeRemoval is { } before:
                    Check.Succeeded(await SendAsync(step, operation => fixture.Store.RestoreAsync(slot.Removed[^1].Id, operation, cancellationToken)).ConfigureAwait(false), "restoring");
                    _model[step.Slot] = before with { BeforeRemoval = null };
                    break;
                default:
                    break;
            }
        }

        private async Task PutAsync(StoreStep step, ModelSlot slot)
        {
            var secret = GeneratedSecret.Fresh();
            using var value = secret.ToSecret();
            var isPending = step.Do == StoreAction.PutPending;
            var put = await SendAsync(
                step, operation => fixture.Store.PutAsync(_slots[step.Slot], value, isPending ? VersionStage.Pending : VersionStage.Current, operation, cancellationToken)).ConfigureAwait(false);

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
