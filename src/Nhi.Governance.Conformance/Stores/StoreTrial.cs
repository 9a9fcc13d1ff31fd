namespace Nhi.Governance.Conformance;

/// <summary>What the laws of stores do again and again.</summary>
internal static class StoreTrial
{
    /// <summary>A beginning of names that no other law and no other run uses.</summary>
    public static string Prefix() => "l" + Guid.NewGuid().ToString("N")[..10];

    public static ValueTask<SlotId> NewSlotAsync(this SecretStoreFixture fixture, CancellationToken cancellationToken) => fixture.NewSlotAsync(Prefix(), cancellationToken);

    public static TimeSpan Within(this SecretStoreFixture fixture) => fixture.Store.Descriptor.PropagationWindow + fixture.Grace;

    public static async Task<StoredCopy> PutAsync(
        this SecretStoreFixture fixture, SlotId slot, GeneratedSecret secret, VersionStage stage = VersionStage.Current, CancellationToken cancellationToken = default) =>
        Check.Succeeded(await fixture.Store.PutAsync(slot, secret, stage, OperationId.New(), cancellationToken).ConfigureAwait(false), $"putting a {stage} copy");

    /// <summary>Sends a put with a value of its own, so that what a store does to the value it is given is seen by the one law that looks.</summary>
    public static async ValueTask<Outcome<StoredCopy>> PutAsync(this ISecretStore store, SlotId slot, GeneratedSecret secret, VersionStage stage, OperationId operation, CancellationToken cancellationToken)
    {
        using var value = secret.ToSecret();
        return await store.PutAsync(slot, value, stage, operation, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<StoredCopy> PromoteAsync(this SecretStoreFixture fixture, StoredCopy copy, CancellationToken cancellationToken) =>
        Check.Succeeded(await fixture.Store.PromoteAsync(copy.Id, OperationId.New(), cancellationToken).ConfigureAwait(false), "promoting");

    public static async Task<StoredCopy> RemoveAsync(this SecretStoreFixture fixture, StoredCopy copy, CancellationToken cancellationToken) =>
        Check.Succeeded(await fixture.Store.RemoveAsync(copy.Id, OperationId.New(), cancellationToken).ConfigureAwait(false), "removing");

    /// <summary>Two slots whose names begin alike.</summary>
    public static async Task<(SlotId One, SlotId Other)> NewSlotsAsync(this SecretStoreFixture fixture, CancellationToken cancellationToken)
    {
        var prefix = Prefix();
        return (await fixture.NewSlotAsync(prefix, cancellationToken).ConfigureAwait(false), await fixture.NewSlotAsync(prefix, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A new slot into which one value was put.</summary>
    public static async Task<(SlotId Slot, GeneratedSecret Secret, StoredCopy Put)> PutNewAsync(this SecretStoreFixture fixture, CancellationToken cancellationToken)
    {
        var secret = GeneratedSecret.Fresh();
        var slot = await fixture.NewSlotAsync(cancellationToken).ConfigureAwait(false);
        return (slot, secret, await fixture.PutAsync(slot, secret, cancellationToken: cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A new slot from which its one copy was removed.</summary>
    public static async Task<(SlotId Slot, GeneratedSecret Secret, StoredCopy Put, StoredCopy Removed)> RemoveNewAsync(this SecretStoreFixture fixture, CancellationToken cancellationToken)
    {
        var (slot, secret, put) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
        return (slot, secret, put, await fixture.RemoveAsync(put, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A new slot with a Current copy and another beside it, which is to become Current.</summary>
    public static async Task<(SlotId Slot, GeneratedSecret CurrentSecret, StoredCopy Current, GeneratedSecret PendingSecret, StoredCopy Pending)> PutBothNewAsync(
        this SecretStoreFixture fixture, CancellationToken cancellationToken)
    {
        var pending = GeneratedSecret.Fresh();
        var (slot, secret, current) = await fixture.PutNewAsync(cancellationToken).ConfigureAwait(false);
        return (slot, secret, current, pending, await fixture.PutAsync(slot, pending, VersionStage.Pending, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The copies of a slot that are there in some way.</summary>
    public static async Task<List<StoredCopy>> ListAsync(this ISecretStore store, SlotId slot, CancellationToken cancellationToken) =>
        [.. (await store.ListBelowAsync(slot.Value, cancellationToken).ConfigureAwait(false)).Where(copy => copy.Slot == slot && copy.State != CopyState.Removed)];

    public static async Task<List<StoredCopy>> ListBelowAsync(this ISecretStore store, string below, CancellationToken cancellationToken)
    {
        var copies = new List<StoredCopy>();
        await foreach (var copy in store.ListAsync(new CopyQuery(below), cancellationToken).ConfigureAwait(false))
        {
            copies.Add(copy);
        }

        return copies;
    }

    /// <summary>That a listing comes to be as it must, within the time a change may take to be seen.</summary>
    public static async Task<List<StoredCopy>> ListsAsync(this SecretStoreFixture fixture, SlotId slot, Func<List<StoredCopy>, bool> holds, string otherwise, CancellationToken cancellationToken)
    {
        var last = new List<StoredCopy>();
        try
        {
            await Check.EventuallyAsync(
                async () => holds(last = await fixture.Store.ListAsync(slot, cancellationToken).ConfigureAwait(false)), fixture.Within(), fixture.Time, otherwise, cancellationToken).ConfigureAwait(false);
            return last;
        }
        catch (LawBrokenException broken)
        {
            throw new LawBrokenException($"{broken.Message}; listed: {string.Join(", ", last.Select(copy => $"{copy.Stage} {copy.State}"))}", broken);
        }
    }

    /// <summary>That readers come to be handed a secret, or nothing where it is <see langword="null"/>.</summary>
    public static Task HandsOutAsync(this SecretStoreFixture fixture, SlotId slot, VersionStage stage, GeneratedSecret? secret, string otherwise, CancellationToken cancellationToken) =>
        Check.EventuallyAsync(() => fixture.IsHandedOutAsync(slot, stage, secret, cancellationToken), fixture.Within(), fixture.Time, otherwise, cancellationToken);

    /// <summary>Waits until readers are handed a secret, or nothing where it is <see langword="null"/>. That they are is for other laws to say: where they are not, this one cannot be looked at.</summary>
    public static async Task NeedsHandedOutAsync(this SecretStoreFixture fixture, SlotId slot, GeneratedSecret? secret, CancellationToken cancellationToken)
    {
        if (!await Check.SoonAsync(() => fixture.IsHandedOutAsync(slot, VersionStage.Current, secret, cancellationToken), fixture.Within(), fixture.Time, cancellationToken).ConfigureAwait(false))
        {
            throw new LawDeclinedException(secret is null ? "readers are handed something where nothing is" : "readers are not handed what was put");
        }
    }

    /// <summary>That readers are handed a secret, or nothing where it is <see langword="null"/>, once every change can be seen.</summary>
    public static async Task KeepsHandingOutAsync(this SecretStoreFixture fixture, SlotId slot, GeneratedSecret? secret, string otherwise, CancellationToken cancellationToken)
    {
        if (fixture.Store.Descriptor.PropagationWindow is var window && window > TimeSpan.Zero)
        {
            await Task.Delay(window, fixture.Time, cancellationToken).ConfigureAwait(false);
        }

        Check.That(await fixture.IsHandedOutAsync(slot, VersionStage.Current, secret, cancellationToken).ConfigureAwait(false), otherwise);
    }

    private static async ValueTask<bool> IsHandedOutAsync(this SecretStoreFixture fixture, SlotId slot, VersionStage stage, GeneratedSecret? secret, CancellationToken cancellationToken)
    {
        var read = await fixture.ReadAsync(slot, stage, cancellationToken).ConfigureAwait(false);
        return secret is null ? read is null : secret.Is(read);
    }
}
