namespace Nhi.Governance.Conformance;

/// <summary>What the laws of stores do again and again.</summary>
internal static class StoreTrial
{
    /// <summary>A beginning of names that no other law and no other run uses.</summary>
    public static string Prefix() => "l" + Guid.NewGuid().ToString("N")[..10];

    public static ValueTask<SlotId> NewSlotAsync(this SecretStoreFixture fixture, CancellationToken cancellationToken) => fixture.NewSlotAsync(Prefix(), cancellationToken);

    public static TimeSpan Within(this SecretStoreFixture fixture) => fixture.Store.Descriptor.PropagationWindow + fixture.Grace;

    public static async Task<StoredCopy> PutAsync(
        this SecretStoreFixture fixture, SlotId slot, GeneratedSecret secret, VersionStage stage = VersionStage.Current, CancellationToken cancellationToken = default)
    {
        using var value = secret.ToSecret();
        return Check.Succeeded(await fixture.Store.PutAsync(slot, value, stage, OperationId.New(), cancellationToken).ConfigureAwait(false), $"putting a {stage} copy");
    }

    public static async Task<StoredCopy> PromoteAsync(this SecretStoreFixture fixture, StoredCopy copy, CancellationToken cancellationToken) =>
        Check.Succeeded(await fixture.Store.PromoteAsync(copy.Id, OperationId.New(), cancellationToken).ConfigureAwait(false), "promoting");

    public static async Task<StoredCopy> RemoveAsync(this SecretStoreFixture fixture, StoredCopy copy, CancellationToken cancellationToken) =>
        Check.Succeeded(await fixture.Store.RemoveAsync(copy.Id, OperationId.New(), cancellationToken).ConfigureAwait(false), "removing");

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
    public static async Task ListsAsync(this SecretStoreFixture fixture, SlotId slot, Func<List<StoredCopy>, bool> holds, string otherwise, CancellationToken cancellationToken)
    {
        var last = new List<StoredCopy>();
        try
        {
            await Check.EventuallyAsync(
                async () => holds(last = await fixture.Store.ListAsync(slot, cancellationToken).ConfigureAwait(false)), fixture.Within(), fixture.Time, otherwise, cancellationToken).ConfigureAwait(false);
        }
        catch (LawBrokenException broken)
        {
            throw new LawBrokenException($"{broken.Message}; listed: {string.Join(", ", last.Select(copy => $"{copy.Stage} {copy.State}"))}", broken);
        }
    }

    /// <summary>That readers come to be handed a secret, or nothing where it is <see langword="null"/>.</summary>
    public static Task HandsOutAsync(this SecretStoreFixture fixture, SlotId slot, VersionStage stage, GeneratedSecret? secret, string otherwise, CancellationToken cancellationToken) =>
        Check.EventuallyAsync(
            async () =>
            {
                var read = await fixture.ReadAsync(slot, stage, cancellationToken).ConfigureAwait(false);
                return secret is null ? read is null : secret.Is(read);
            },
            fixture.Within(),
            fixture.Time,
            otherwise,
            cancellationToken);

    /// <summary>That readers are handed a secret, and still are once every change can be seen.</summary>
    public static async Task KeepsHandingOutAsync(this SecretStoreFixture fixture, SlotId slot, GeneratedSecret secret, string otherwise, CancellationToken cancellationToken)
    {
        if (fixture.Store.Descriptor.PropagationWindow is var window && window > TimeSpan.Zero)
        {
            await Task.Delay(window, fixture.Time, cancellationToken).ConfigureAwait(false);
        }

        Check.That(secret.Is(await fixture.ReadAsync(slot, VersionStage.Current, cancellationToken).ConfigureAwait(false)), otherwise);
    }
}
