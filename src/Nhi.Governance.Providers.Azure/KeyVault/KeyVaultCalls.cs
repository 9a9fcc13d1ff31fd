using System.Runtime.CompilerServices;
using Azure;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;

namespace Nhi.Governance.Providers.Azure;

/// <summary>Asks the vault, with expected failures as values. It calls nothing that hands out the value of a secret; the answer to a put repeats what was put.</summary>
internal sealed class KeyVaultCalls
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestDeletion = TimeSpan.FromSeconds(10);

    private readonly SecretClient _client;
    private readonly KeyVaultOptions _options;
    private readonly TimeProvider _time;

    public KeyVaultCalls(KeyVaultOptions options, HttpClient http, TimeProvider time)
    {
        _options = options;
        _time = time;
        var client = new SecretClientOptions { Transport = new HttpClientTransport(http) };

        // Our own HTTP tries again what may be sent twice, and knows which that is.
        client.Retry.MaxRetries = 0;
        client.Diagnostics.IsTelemetryEnabled = false;
        _client = new SecretClient(options.Vault, options.Credential ?? new DefaultAzureCredential(), client);
    }

    /// <summary>Names of the secrets there are.</summary>
    /// <exception cref="ProviderException">They cannot be read to the end.</exception>
    public IAsyncEnumerable<string> NamesAsync(CancellationToken cancellationToken) => ReadAsync(_client.GetPropertiesOfSecretsAsync(cancellationToken), secret => secret.Name, cancellationToken);

    /// <summary>Names of the secrets that were deleted and can be brought back.</summary>
    /// <exception cref="ProviderException">They cannot be read to the end.</exception>
    public IAsyncEnumerable<string> DeletedNamesAsync(CancellationToken cancellationToken) => ReadAsync(_client.GetDeletedSecretsAsync(cancellationToken), secret => secret.Name, cancellationToken);

    /// <summary>A secret with its versions, or NotFound.</summary>
    public async ValueTask<Outcome<KeyVaultSecretVersions>> FindAsync(string name, CancellationToken cancellationToken)
    {
        var read = await TryAsync("list versions", changes: false, async () =>
        {
            var versions = new List<SecretProperties>();
            DateTimeOffset? at = null;
            await foreach (var page in PagesAsync(_client.GetPropertiesOfSecretVersionsAsync(name, cancellationToken), version => version.Version).ConfigureAwait(false))
            {
                at ??= page.GetRawResponse().Headers.Date;
                versions.AddRange(page.Values);
            }

            return new KeyVaultSecretVersions(versions.FirstOrDefault()?.Name ?? name, [.. versions.OrderBy(version => version.CreatedOn).ThenBy(version => version.Version, StringComparer.Ordinal)], at);
        }, cancellationToken).ConfigureAwait(false);

        // Of a secret that is not there a vault says so, or lists no version of it.
        return read.TryGet(out var secret, out _) && secret.Versions.Count == 0
            ? Outcome.Failure<KeyVaultSecretVersions>(new ProviderFailure(_options.Name, "list versions", FailureKind.NotFound, "there is no such secret", MayHaveApplied: false))
            : read;
    }

    /// <summary>A secret that was deleted and can be brought back, or NotFound.</summary>
    public ValueTask<Outcome<DeletedSecret>> FindDeletedAsync(string name, CancellationToken cancellationToken) =>
        TryAsync("get deleted", changes: false, async () => (await _client.GetDeletedSecretAsync(name, cancellationToken).ConfigureAwait(false)).Value, cancellationToken);

    /// <summary>Puts a value as the newest version.</summary>
    public ValueTask<Outcome<SecretProperties>> SetAsync(string name, string value, OperationId operation, CancellationToken cancellationToken) => TryAsync("set", changes: true, async () =>
    {
        var secret = new KeyVaultSecret(name, value);
        secret.Properties.Tags[KeyVaultSecretVersions.OperationTag] = operation.ToString();
        return (await _client.SetSecretAsync(secret, cancellationToken).ConfigureAwait(false)).Value.Properties;
    }, cancellationToken);

    /// <summary>Enables or disables a version, and leaves the rest of it as it is.</summary>
    public ValueTask<Outcome<SecretProperties>> EnableAsync(SecretProperties version, bool enabled, CancellationToken cancellationToken) => TryAsync("update", changes: true, async () =>
    {
        version.Enabled = enabled;
        return (await _client.UpdateSecretPropertiesAsync(version, cancellationToken).ConfigureAwait(false)).Value;
    }, cancellationToken);

    /// <summary>Deletes a secret with all its versions, and waits until that is so.</summary>
    public async ValueTask<Outcome<DeletedSecret>> DeleteAsync(string name, CancellationToken cancellationToken) =>
        await StartAsync("delete", () => _client.StartDeleteSecretAsync(name, cancellationToken), cancellationToken).ConfigureAwait(false) is { } refused
            ? Outcome.Failure<DeletedSecret>(refused)
            : Done("delete", await SeenAsync(_options.PropagationWindow, () => FindDeletedAsync(name, cancellationToken), cancellationToken).ConfigureAwait(false));

    /// <summary>Brings a deleted secret back, and waits until that is so.</summary>
    public async ValueTask<Outcome<KeyVaultSecretVersions>> RecoverAsync(string name, CancellationToken cancellationToken) =>
        await StartAsync("recover", () => _client.StartRecoverDeletedSecretAsync(name, cancellationToken), cancellationToken).ConfigureAwait(false) is { } refused
            ? Outcome.Failure<KeyVaultSecretVersions>(refused)
            : Done("recover", await SeenAsync(_options.PropagationWindow, () => FindAsync(name, cancellationToken), cancellationToken).ConfigureAwait(false));

    /// <summary>A secret that was deleted, or NotFound: looked for as long as a deletion takes, since a vault that is about to delete knows neither the secret nor a deleted one.</summary>
    public ValueTask<Outcome<DeletedSecret>> FindGoneAsync(string name, CancellationToken cancellationToken) =>
        SeenAsync(_options.PropagationWindow < LongestDeletion ? _options.PropagationWindow : LongestDeletion, () => FindDeletedAsync(name, cancellationToken), cancellationToken);

    /// <summary>Starts what takes a while. That it is under way already is as good.</summary>
    private async ValueTask<ProviderFailure?> StartAsync<T>(string operation, Func<Task<T>> start, CancellationToken cancellationToken)
        where T : class =>
        (await TryAsync(operation, changes: true, start, cancellationToken).ConfigureAwait(false)).TryGet(out _, out var failure) || failure.Kind == FailureKind.Conflict ? null : failure;

    /// <summary>Looks until there is something to see, or the window has passed.</summary>
    private async ValueTask<Outcome<T>> SeenAsync<T>(TimeSpan window, Func<ValueTask<Outcome<T>>> look, CancellationToken cancellationToken)
        where T : class
    {
        var since = _time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var looked = await look().ConfigureAwait(false);
            if (looked.TryGet(out _, out var failure) || failure.Kind != FailureKind.NotFound || _time.GetElapsedTime(since) > window)
            {
                return looked;
            }

            await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private Outcome<T> Done<T>(string operation, Outcome<T> seen)
        where T : class =>
        seen.TryGet(out _, out var failure) ? seen
        : Outcome.Failure<T>(failure.Kind == FailureKind.NotFound
            ? new ProviderFailure(_options.Name, operation, FailureKind.Unavailable, "it was accepted, and is not done within the propagation window", MayHaveApplied: true)
            : failure with { MayHaveApplied = true });

    private async ValueTask<Outcome<T>> TryAsync<T>(string operation, bool changes, Func<Task<T>> call, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return Outcome.Success(await call().ConfigureAwait(false));
        }
        catch (Exception thrown) when (KeyVaultFailures.IsEnd(thrown, cancellationToken))
        {
            return Outcome.Failure<T>(KeyVaultFailures.Of(thrown, _options.Name, operation, changes));
        }
    }

    private async IAsyncEnumerable<string> ReadAsync<T>(AsyncPageable<T> listed, Func<T, string> name, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : notnull
    {
        var pages = PagesAsync(listed, name).GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            while (await NextAsync(pages, cancellationToken).ConfigureAwait(false))
            {
                foreach (var item in pages.Current.Values)
                {
                    yield return name(item);
                }
            }
        }
    }

    /// <summary>Pages of a listing, as long as each leads to another and names what it lists.</summary>
    private static async IAsyncEnumerable<Page<T>> PagesAsync<T>(AsyncPageable<T> listed, Func<T, string?> name)
        where T : notnull
    {
        string? before = null;
        await foreach (var page in listed.AsPages().ConfigureAwait(false))
        {
            if (page.Values.Any(item => item is null || name(item) is not { Length: > 0 }))
            {
                throw new InvalidDataException("A page lists something without a name.");
            }

            yield return page;
            before = page.ContinuationToken is { } next && string.Equals(next, before, StringComparison.Ordinal) ? throw new InvalidDataException("A page leads to itself.") : page.ContinuationToken;
        }
    }

    private async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> pages, CancellationToken cancellationToken)
    {
        try
        {
            return await pages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception thrown) when (KeyVaultFailures.IsEnd(thrown, cancellationToken))
        {
            throw new ProviderException(KeyVaultFailures.Of(thrown, _options.Name, "list", changes: false));
        }
    }
}
