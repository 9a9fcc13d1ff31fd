using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure.Security.KeyVault.Secrets;

namespace Nhi.Governance.Providers.Azure;

/// <summary>Keeps copies in a key vault. A slot is a secret, by its name; a copy is a version of it.</summary>
/// <remarks>
/// Readers are handed the newest version, or nothing where that one is disabled: there is no Pending, and promoting is not offered. Versions cannot be deleted one by one.
/// Removing a copy disables it; where none of the secret is enabled any more, the secret is deleted, and is gone for good when the vault says. Restoring brings the secret back
/// if it has to, and enables that one copy. The operation that put a copy is kept in its tags. Values are never read, but the answer to a put repeats it.
/// </remarks>
public sealed class KeyVaultSecretStore : ISecretStore
{
    private const int MaximumLength = 25 * 1024;
    private const int MostTies = 5;

    /// <summary>A little more than the second that a vault counts in: timers may be early.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1.1);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _name;
    private readonly KeyVaultCalls _vault;
    private readonly TimeProvider _time;

    /// <summary>Makes a store for one vault. Calls nobody yet.</summary>
    /// <param name="options">The vault, and as whom to call.</param>
    /// <param name="http">Sends; follows no redirects. Stays the caller's to dispose.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public KeyVaultSecretStore(KeyVaultOptions options, HttpClient http, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _name = KeyVaultOptions.Validated(options).Name;
        _time = time ?? TimeProvider.System;
        _vault = new KeyVaultCalls(options, http, _time);
        Descriptor = new StoreDescriptor
        {
            Name = _name,
            Capabilities = StoreCapabilities.List | StoreCapabilities.Put | StoreCapabilities.Remove | StoreCapabilities.Versions | StoreCapabilities.Restore | StoreCapabilities.KeepsOperation,
            PropagationWindow = options.PropagationWindow,
            AccessNeeded =
            [
                "Microsoft.KeyVault/vaults/secrets/readMetadata/action (access policies: list, get of deleted secrets)",
                "Microsoft.KeyVault/vaults/secrets/setSecret/action, update/action, delete, recover/action to change",
            ],
            SideEffects = ["every call is in the vault's audit log, without the value, where that is switched on", "setting and updating raise events of the vault where somebody subscribed to them"],
            BlindSpots =
            [
                "caches of readers: App Service, Functions and the CSI driver keep a value until they look again",
                "backups of secrets, which restore all versions",
                "versions of a deleted secret but for the newest",
                "whatever readers copied elsewhere",
            ],
        };
    }

    /// <inheritdoc />
    public StoreDescriptor Descriptor { get; }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredCopy> ListAsync(CopyQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await foreach (var name in _vault.NamesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!name.StartsWith(query.Below, StringComparison.Ordinal))
            {
                continue;
            }

            // Gone since it was listed where there is none.
            var secret = Found(await _vault.FindAsync(name, cancellationToken).ConfigureAwait(false));
            foreach (var version in secret?.Versions ?? [])
            {
                yield return secret!.Copy(version);
            }
        }

        await foreach (var name in _vault.DeletedNamesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (name.StartsWith(query.Below, StringComparison.Ordinal) && Found(await _vault.FindDeletedAsync(name, cancellationToken).ConfigureAwait(false)) is { Name.Length: > 0, Properties.Version.Length: > 0 } deleted)
            {
                yield return Deleted(deleted, KeyVaultSecretVersions.CopyId(deleted.Name, deleted.Properties.Version));
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<StoredCopy>> PutAsync(SlotId slot, SecretValue value, VersionStage stage, OperationId operation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (stage == VersionStage.Pending)
        {
            return Refused("set", FailureKind.Unsupported, "readers are handed the newest version, so that none can wait as Pending");
        }

        if (stage != VersionStage.Current || !KeyVaultSecretVersions.IsName(slot.Value) || value.Length is 0 or > MaximumLength || TextOf(value) is not { } text)
        {
            return Refused("set", FailureKind.Invalid, "a copy is text of 1 to 25,600 bytes in UTF-8 and is put as Current, and the name of its slot has 1 to 127 letters, digits or hyphens");
        }

        var read = await _vault.FindAsync(slot.Value, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var secret, out var failure) && failure.Kind != FailureKind.NotFound)
        {
            return Outcome.Failure<StoredCopy>(failure);
        }

        if (secret is not null && !string.Equals(secret.Name, slot.Value, StringComparison.Ordinal))
        {
            return Refused("set", FailureKind.Invalid, "the vault has a secret of that name in other letter case, and takes the two for one");
        }

        return secret?.PutBy(operation) is { } there && !secret.IsTied(there)
            ? Outcome.Success(secret.Copy(there))
            : await PutAsync(slot.Value, text, operation, secret, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<Outcome<StoredCopy>> PromoteAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default) =>
        new(Refused("promote", FailureKind.Unsupported, "readers are handed the newest version: put the value again"));

    /// <inheritdoc />
    public async ValueTask<Outcome<StoredCopy>> RemoveAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default)
    {
        if (!KeyVaultSecretVersions.TryRead(copy, out var name, out var id))
        {
            return Refused("remove", FailureKind.NotFound, "no copy here has such an id");
        }

        var read = await _vault.FindAsync(name, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var secret, out var failure))
        {
            return failure.Kind == FailureKind.NotFound ? await RemovedWithItsSecretAsync(copy, name, cancellationToken).ConfigureAwait(false) : Outcome.Failure<StoredCopy>(failure);
        }

        if (secret.Find(id) is not { } version)
        {
            return Outcome.Success(Removed(copy, name));
        }

        if (KeyVaultSecretVersions.IsLive(version) && !(await _vault.EnableAsync(version, enabled: false, cancellationToken).ConfigureAwait(false)).TryGet(out _, out failure))
        {
            return Outcome.Failure<StoredCopy>(failure);
        }

        if (secret.HasLive)
        {
            return Outcome.Success(secret.Copy(version));
        }

        var removed = await _vault.DeleteAsync(secret.Name, cancellationToken).ConfigureAwait(false);
        return removed.TryGet(out var scheduled, out failure) ? Outcome.Success(Deleted(scheduled, copy)) : Outcome.Failure<StoredCopy>(failure with { MayHaveApplied = true });
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<StoredCopy>> RestoreAsync(CopyId copy, OperationId operation, CancellationToken cancellationToken = default)
    {
        if (!KeyVaultSecretVersions.TryRead(copy, out var name, out var id))
        {
            return Refused("restore", FailureKind.NotFound, "no copy here has such an id");
        }

        var read = await _vault.FindAsync(name, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out var secret, out var failure))
        {
            // All versions of a deleted one were disabled before: nobody is handed one that was not asked for.
            var recovered = failure.Kind == FailureKind.NotFound ? await _vault.RecoverAsync(name, cancellationToken).ConfigureAwait(false) : read;
            if (!recovered.TryGet(out secret, out failure))
            {
                return Outcome.Failure<StoredCopy>(failure);
            }
        }

        if (secret.Find(id) is not { } version)
        {
            return Refused("restore", FailureKind.NotFound, "the secret has no such version");
        }

        return KeyVaultSecretVersions.IsLive(version) || (await _vault.EnableAsync(version, enabled: true, cancellationToken).ConfigureAwait(false)).TryGet(out _, out failure)
            ? Outcome.Success(secret.Copy(version))
            : Outcome.Failure<StoredCopy>(failure! with { MayHaveApplied = true });
    }

    private async ValueTask<Outcome<StoredCopy>> RemovedWithItsSecretAsync(CopyId copy, string name, CancellationToken cancellationToken)
    {
        var deleted = await _vault.FindGoneAsync(name, cancellationToken).ConfigureAwait(false);
        return deleted.TryGet(out var gone, out var failure) ? Outcome.Success(Deleted(gone, copy))
            : failure.Kind == FailureKind.NotFound ? Outcome.Success(Removed(copy, name))
            : Outcome.Failure<StoredCopy>(failure);
    }

    /// <summary>
    /// Puts until the version is the newest by the vault's own telling, which is in whole seconds: who sees another of the same second puts again in a later one, since nothing tells
    /// which of the two readers are handed.
    /// </summary>
    private async ValueTask<Outcome<StoredCopy>> PutAsync(string name, string text, OperationId operation, KeyVaultSecretVersions? before, CancellationToken cancellationToken)
    {
        if (before?.IsOfThisSecond == true)
        {
            await Task.Delay(Tick, _time, cancellationToken).ConfigureAwait(false);
        }

        for (var ties = 0; ties < MostTies; ties++)
        {
            var set = await _vault.SetAsync(name, text, operation, cancellationToken).ConfigureAwait(false);
            if (!set.TryGet(out var version, out var failure))
            {
                return Outcome.Failure<StoredCopy>(ties == 0 ? failure : failure with { MayHaveApplied = true });
            }

            var read = await _vault.FindAsync(name, cancellationToken).ConfigureAwait(false);
            if (!read.TryGet(out var secret, out failure))
            {
                return Outcome.Failure<StoredCopy>(failure with { MayHaveApplied = true });
            }

            if (secret?.Find(version.Version) is { } seen && !secret.IsTied(seen))
            {
                return Outcome.Success(secret.Copy(seen));
            }

            await Task.Delay(Tick * RandomNumberGenerator.GetInt32(1, 3 + (2 * ties)), _time, cancellationToken).ConfigureAwait(false);
        }

        return Outcome.Failure<StoredCopy>(new ProviderFailure(_name, "set", FailureKind.Conflict, "others keep putting in the same seconds, and nothing tells whose value readers are handed", MayHaveApplied: true));
    }

    private static T? Found<T>(Outcome<T> read)
        where T : class => read.TryGet(out var value, out var failure) ? value : failure.Kind == FailureKind.NotFound ? null : throw new ProviderException(failure);

    private static StoredCopy Removed(CopyId copy, string name) => new(copy, new SlotId(name), VersionStage.Unknown, CopyState.Removed);

    private static StoredCopy Deleted(DeletedSecret deleted, CopyId copy) => new(copy, new SlotId(deleted.Name), VersionStage.Unknown, CopyState.Inert, GoneAt: deleted.ScheduledPurgeDate);

    /// <summary>The vault keeps text, and its client takes it as a string: that stays in memory until it is collected.</summary>
    private static string? TextOf(SecretValue value)
    {
        try
        {
            return Strict.GetString(value.Reveal());
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private Outcome<StoredCopy> Refused(string operation, FailureKind kind, string reason) =>
        Outcome.Failure<StoredCopy>(new ProviderFailure(_name, operation, kind, reason, MayHaveApplied: false));
}
