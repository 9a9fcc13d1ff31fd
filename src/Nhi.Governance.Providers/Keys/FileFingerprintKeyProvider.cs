namespace Nhi.Governance.Providers.Keys;

/// <summary>Keeps the fingerprint keys of an estate in one file that nobody but its owner may read.</summary>
/// <remarks>
/// <para>Safe to use from several threads, and by several processes of one machine. The file is read each time, so that a rotation elsewhere is seen.</para>
/// <para>On Unix the file is made with mode 0600; one that its group or others may use in any way is refused, and on Linux one that belongs to somebody else but root is too.
/// On Windows a file has no mode: it inherits the rights of its folder, and they are not looked at. Keep it below the profile of the account that runs this, where nobody else but
/// the system and administrators may read.</para>
/// <para>A change is written beside the file, brought to the disk and moved over it: after a crash there is the file of before or the one after, whole.</para>
/// </remarks>
public sealed class FileFingerprintKeyProvider : IFingerprintKeyProvider
{
    private const string Provider = "fingerprint key file";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileFingerprintKeyOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Names the file. Nothing is read or made yet.</summary>
    /// <param name="options">Which file.</param>
    /// <param name="time">The clock of the waiting; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">No file is named.</exception>
    public FileFingerprintKeyProvider(FileFingerprintKeyOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.Path, nameof(options));
        _options = options with { Path = Path.GetFullPath(options.Path) };
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (KeyFile.TryRead(_options.Path) is { } keys)
            {
                return keys;
            }

            if (!_options.CreateIfMissing)
            {
                throw new KeyFileException(FailureKind.NotFound, "there is no such file, and it may not be made");
            }

            await using var held = (await LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            if (KeyFile.TryRead(_options.Path) is { } made)
            {
                return made;
            }

            List<FingerprintKey> fresh = [KeyFile.NewFirst()];
            KeyFile.Write(_options.Path, fresh);
            return fresh;
        }
        catch (Exception failed) when (failed is KeyFileException or IOException or UnauthorizedAccessException)
        {
            throw Failure("read keys", failed, mayHaveApplied: false);
        }
    }

    /// <summary>Adds a random key and makes it the current one; the others stay behind it, for fingerprints of before.</summary>
    /// <param name="cancellationToken">Stops it before the file is changed.</param>
    /// <returns>Number of the new key: one more than any in the file.</returns>
    /// <exception cref="ProviderException">There is no file, it is refused, or it cannot be changed.</exception>
    public async ValueTask<ushort> RotateAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<FingerprintKey> keys = [];
        try
        {
            await using var held = (await LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            keys = KeyFile.TryRead(_options.Path) ?? throw new KeyFileException(FailureKind.NotFound, "there is no such file");
            keys.Insert(0, KeyFile.NewAfter(keys));
            KeyFile.Write(_options.Path, keys);
            return keys[0].Id;
        }
        catch (Exception failed) when (failed is KeyFileException or IOException or UnauthorizedAccessException)
        {
            throw Failure("rotate keys", failed, mayHaveApplied: failed is not KeyFileException);
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    // Told of the file system: its messages name a path, and nothing that is in the file.
    private ProviderException Failure(string operation, Exception failed, bool mayHaveApplied) => new(
        new ProviderFailure(
            Provider,
            operation,
            failed switch
            {
                KeyFileException told => told.Kind,
                UnauthorizedAccessException => FailureKind.Denied,
                DirectoryNotFoundException => FailureKind.NotFound,
                _ => FailureKind.Unavailable,
            },
            $"{_options.Path}: {failed.Message}",
            mayHaveApplied),
        failed);

    private async ValueTask<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var asked = _time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return KeyFile.Open(_options.Path + ".lock", FileMode.OpenOrCreate);
            }
            catch (IOException held) when (held is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
            {
                if (_time.GetElapsedTime(asked) > _options.LockTimeout)
                {
                    throw new KeyFileException(FailureKind.Conflict, "somebody else is changing it");
                }
            }

            await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }
}
