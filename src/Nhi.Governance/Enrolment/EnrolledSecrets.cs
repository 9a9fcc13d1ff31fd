using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>The enrolled secrets of an estate, ready to be searched for. It holds none of them in clear.</summary>
/// <remarks>Safe for concurrent use until it is disposed. Disposing it clears what was derived from the keys.</remarks>
public sealed class EnrolledSecrets : IDisposable
{
    internal const string WeakPurpose = "enrolled";

    private readonly Dictionary<SecretFingerprint, List<Enrolment>> _byForm = [];
    private readonly List<Enrolment> _weak = [];
    private readonly List<WeakSecretFingerprinter> _weakFingerprinters = [];
    private readonly List<KnownSecrets> _indexes = [];
    private readonly List<Enrolment> _withoutKey = [];

    private EnrolledSecrets()
    {
    }

    /// <summary>The ids of those that are searched for everywhere, and of the weak ones, sorted.</summary>
    public IReadOnlyList<string> Ids { get; private set; } = [];

    /// <summary>How many are searched for everywhere.</summary>
    public int Count { get; private set; }

    /// <summary>Those that are weak, and compared with whole values only.</summary>
    public IReadOnlyList<Enrolment> Weak => _weak;

    /// <summary>Those that cannot be searched for, because the key they were enrolled under is not among the keys.</summary>
    public IReadOnlyList<Enrolment> WithoutKey => _withoutKey;

    /// <summary>One index for each key.</summary>
    internal IReadOnlyList<KnownSecrets> Indexes => _indexes;

    /// <summary>Reads what is enrolled, and the keys if anything is.</summary>
    /// <param name="store">Keeps the enrolments.</param>
    /// <param name="keys">The estate's keys.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The secrets; the caller disposes them.</returns>
    /// <exception cref="ProviderException">There is no key, or it cannot be read.</exception>
    /// <exception cref="InventoryException">The store cannot be read, has been changed, or is of other keys that have the numbers of these.</exception>
    public static async Task<EnrolledSecrets> LoadAsync(IEnrolmentStore store, IFingerprintKeyProvider keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(keys);
        var enrolments = new List<Enrolment>();
        await foreach (var enrolment in store.ReadEnrolmentsAsync(cancellationToken).ConfigureAwait(false))
        {
            enrolments.Add(enrolment);
        }

        var loaded = new EnrolledSecrets();
        if (enrolments.Count == 0)
        {
            return loaded;
        }

        var all = await keys.GetKeysAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            loaded.Load(enrolments, all, store.Name);
            return loaded;
        }
        catch
        {
            loaded.Dispose();
            throw;
        }
        finally
        {
            foreach (var key in all)
            {
                key.Dispose();
            }
        }
    }

    /// <summary>Clears what was derived from the keys.</summary>
    public void Dispose()
    {
        _indexes.ForEach(index => index.Dispose());
        _weakFingerprinters.ForEach(fingerprinter => fingerprinter.Dispose());
    }

    /// <summary>Adds a form to an index, and says whose it is where it does not belong there.</summary>
    internal static void Add(KnownSecretsBuilder builder, Enrolment enrolment, in EnrolledSecret form, string store)
    {
        try
        {
            builder.Add(form);
        }
        catch (ArgumentException failure)
        {
            throw new InventoryException(
                $"{store}: {enrolment.Id} was enrolled under another key than the one that has the number {form.Fingerprint.KeyId} now, or what was stored of it has changed. "
                + "Name the key file it was enrolled with, or remove it and enrol the value again.",
                failure);
        }
    }

    /// <summary>The enrolments of a match.</summary>
    internal IReadOnlyList<Enrolment> Of(in SecretFingerprint fingerprint) => _byForm[fingerprint];

    /// <summary>The weak one that a whole value is. Takes a good part of a second for each there is.</summary>
    internal Enrolment? FindWeak(ReadOnlySpan<byte> value)
    {
        foreach (var enrolment in _weak)
        {
            foreach (var fingerprinter in _weakFingerprinters)
            {
                if (fingerprinter.KeyId == enrolment.Weak!.Value.KeyId && fingerprinter.Matches(enrolment.Weak.Value, value))
                {
                    return enrolment;
                }
            }
        }

        return null;
    }

    private void Load(List<Enrolment> enrolments, IReadOnlyList<FingerprintKey> keys, string store)
    {
        var known = keys.Select(key => key.Id).ToHashSet();
        var kept = enrolments.ToLookup(enrolment => enrolment.Forms.All(form => known.Contains(form.Fingerprint.KeyId)) && (enrolment.Weak is not { } weak || known.Contains(weak.KeyId)));
        _withoutKey.AddRange(kept[false]);
        _weak.AddRange(kept[true].Where(enrolment => enrolment.Weak is not null));
        Count = kept[true].Count(enrolment => enrolment.Weak is null);
        Ids = [.. kept[true].Select(enrolment => enrolment.Id).Order(StringComparer.Ordinal)];
        foreach (var key in keys)
        {
            using var builder = new KnownSecretsBuilder(key.Id, key.Material.Reveal());
            foreach (var enrolment in enrolments)
            {
                foreach (var form in enrolment.Forms.Where(form => form.Fingerprint.KeyId == key.Id))
                {
                    if (_byForm.TryGetValue(form.Fingerprint, out var twins))
                    {
                        twins.Add(enrolment);
                        continue;
                    }

                    Add(builder, enrolment, form, store);
                    _byForm.Add(form.Fingerprint, [enrolment]);
                }
            }

            if (builder.Count > 0)
            {
                _indexes.Add(builder.Build());
            }

            if (_weak.Exists(enrolment => enrolment.Weak!.Value.KeyId == key.Id))
            {
                _weakFingerprinters.Add(new WeakSecretFingerprinter(key.Id, key.Material.Reveal(), WeakPurpose));
            }
        }
    }
}
