using System.Security.Cryptography;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Enrols values: estimates how hard they are to guess, and makes of each what may be kept. Nothing is kept before <see cref="SaveAsync"/>.</summary>
/// <remarks>Not safe for concurrent use. Disposing it clears what was derived from the keys.</remarks>
public sealed class EnrolmentDesk : IDisposable
{
    // Comparing with a weak one takes a good part of a second.
    private const int MostComparisons = 16;
    private const int IdLength = 12;
    private const string IdLetters = "abcdefghijkmnpqrstuvwxyz23456789";

    private readonly IEnrolmentStore _store;
    private readonly TimeProvider _time;
    private readonly List<ushort> _keys = [];
    private readonly List<KnownSecretsBuilder> _builders = [];
    private readonly List<WeakSecretFingerprinter> _weak = [];
    private readonly Dictionary<SecretFingerprint, List<string>> _byForm = [];
    private readonly Dictionary<string, Enrolment> _all = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    private EnrolmentDesk(IEnrolmentStore store, TimeProvider time, IReadOnlyList<FingerprintKey> keys)
    {
        _store = store;
        _time = time;
        foreach (var key in keys)
        {
            _keys.Add(key.Id);
            _builders.Add(new KnownSecretsBuilder(key.Id, key.Material.Reveal()));
            _weak.Add(new WeakSecretFingerprinter(key.Id, key.Material.Reveal(), EnrolledSecrets.WeakPurpose));
        }
    }

    /// <summary>Opens a desk: reads the keys, and what is enrolled already.</summary>
    /// <param name="store">Keeps the enrolments.</param>
    /// <param name="keys">The estate's keys.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The desk.</returns>
    /// <exception cref="ProviderException">There is no key, or it cannot be read.</exception>
    /// <exception cref="InventoryException">The store cannot be read, or is of other keys.</exception>
    public static async Task<EnrolmentDesk> OpenAsync(IEnrolmentStore store, IFingerprintKeyProvider keys, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(keys);
        var all = await keys.GetKeysAsync(cancellationToken).ConfigureAwait(false);
        EnrolmentDesk desk;
        try
        {
            desk = new EnrolmentDesk(store, time ?? TimeProvider.System, all);
        }
        finally
        {
            foreach (var key in all)
            {
                key.Dispose();
            }
        }

        try
        {
            await foreach (var enrolment in store.ReadEnrolmentsAsync(cancellationToken).ConfigureAwait(false))
            {
                desk.CheckKey(enrolment);
                desk.Take(enrolment);
            }

            return desk;
        }
        catch
        {
            desk.Dispose();
            throw;
        }
    }

    /// <summary>Enrols a value. One that is enrolled already keeps its id, and is kept under the current key from now on.</summary>
    /// <remarks>A value that is enrolled as the secret of another credential is enrolled once more: that two share it is something to know.</remarks>
    /// <param name="value">The value, of text as UTF-8. A URL or a connection string is enrolled as it is and by the passwords in it, by which its strength is judged.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="credential">The credential whose secret it is.</param>
    /// <param name="allowWeak">Whether a value that could be guessed is kept, stretched and apart.</param>
    /// <returns>The enrolment, or why there is none.</returns>
    public EnrolmentOutcome Enrol(ReadOnlySpan<byte> value, string? name = null, CredentialId? credential = null, bool allowWeak = false)
    {
        var passwords = SecretParts.Passwords(value);
        try
        {
            // What stands around a password makes it no harder to guess; of several the hardest keeps the others from being told by the whole.
            var bare = passwords.Count == 0 ? value : passwords.MaxBy(password => SecretStrength.Estimate(password).Bits)!;
            var strength = SecretStrength.Estimate(bare);
            return strength switch
            {
                { Weakness: SecretWeakness.Empty or SecretWeakness.Placeholder } => new EnrolmentOutcome.Refused(strength.ToString()),
                _ when value.Length > KnownSecretsBuilder.MaxLength => new EnrolmentOutcome.Refused($"longer than the {KnownSecretsBuilder.MaxLength} bytes that can be searched for"),
                _ when IsStrong(bare) => EnrolStrong(value, [.. passwords.Where(password => IsStrong(password))], strength, name, credential),
                _ when allowWeak => EnrolWeak(bare, strength, name, credential),
                _ => new EnrolmentOutcome.Refused(strength.ToString()),
            };
        }
        finally
        {
            foreach (var password in passwords)
            {
                CryptographicOperations.ZeroMemory(password);
            }
        }
    }

    /// <summary>Keeps what was enrolled since the last time, all of it or nothing.</summary>
    /// <param name="cancellationToken">Stops it before anything is kept.</param>
    /// <returns>When it is kept.</returns>
    /// <exception cref="InventoryException">The store cannot be written. It is as it was.</exception>
    public async ValueTask SaveAsync(CancellationToken cancellationToken = default)
    {
        if (_changed.Count > 0)
        {
            await _store.PutEnrolmentsAsync([.. _changed.Select(id => _all[id])], cancellationToken).ConfigureAwait(false);
            _changed.Clear();
        }
    }

    /// <summary>Clears what was derived from the keys.</summary>
    public void Dispose()
    {
        _builders.ForEach(builder => builder.Dispose());
        _weak.ForEach(fingerprinter => fingerprinter.Dispose());
    }

    private static bool IsStrong(ReadOnlySpan<byte> value) => value.Length >= KnownSecretsBuilder.MinLength && SecretStrength.Estimate(value).IsAtLeast(SecretStrength.Keyed);

    private EnrolmentOutcome.Kept EnrolStrong(ReadOnlySpan<byte> value, IReadOnlyList<byte[]> passwords, SecretStrength strength, string? name, CredentialId? credential)
    {
        List<EnrolledSecret[]> forms = [UnderEachKey(value), .. passwords.Select(password => UnderEachKey(password))];

        // Seen again: from now on under the current key, whosever it is.
        var remade = forms.SelectMany(form => form.Skip(1).Select(old => (old.Fingerprint, Current: form[0]))).ToDictionary(pair => pair.Fingerprint, pair => pair.Current);
        var twins = forms[0].SelectMany(form => _byForm.GetValueOrDefault(form.Fingerprint, [])).Distinct(StringComparer.Ordinal).Select(id => _all[id])
            .Select(twin => Keep(twin with { Forms = [.. twin.Forms.Select(form => remade.TryGetValue(form.Fingerprint, out var current) ? current : form)] }, isNew: false).Enrolment).ToList();
        return twins.Find(twin => IsOf(twin, credential)) is { } known
            ? Keep(known with { Name = name ?? known.Name, Credential = credential ?? known.Credential }, isNew: false)
            : Keep(New(strength, name, credential) with { Forms = [.. forms.Select(form => form[0])] }, isNew: true);
    }

    // A weak one cannot be looked up: it is compared with those of its name.
    private EnrolmentOutcome.Kept EnrolWeak(ReadOnlySpan<byte> bare, SecretStrength strength, string? name, CredentialId? credential)
    {
        var compared = 0;
        foreach (var known in _all.Values.Where(known => known.Weak is not null && string.Equals(known.Name, name, StringComparison.Ordinal)).Reverse().ToList())
        {
            if (IsOf(known, credential) && compared++ < MostComparisons && Matches(known.Weak!.Value, bare))
            {
                var current = known.Weak.Value.KeyId == _weak[0].KeyId ? known.Weak : _weak[0].Fingerprint(bare);
                return Keep(known with { Credential = credential ?? known.Credential, Weak = current }, isNew: false);
            }
        }

        return Keep(New(strength, name, credential) with { Weak = _weak[0].Fingerprint(bare) }, isNew: true);
    }

    private static bool IsOf(Enrolment known, CredentialId? credential) => known.Credential is null || credential is null || known.Credential == credential;

    private bool Matches(WeakSecretFingerprint known, ReadOnlySpan<byte> value)
    {
        foreach (var fingerprinter in _weak)
        {
            if (fingerprinter.KeyId == known.KeyId)
            {
                return fingerprinter.Matches(known, value);
            }
        }

        return false;
    }

    private EnrolledSecret[] UnderEachKey(ReadOnlySpan<byte> value)
    {
        var forms = new EnrolledSecret[_builders.Count];
        for (var key = 0; key < forms.Length; key++)
        {
            forms[key] = _builders[key].Enrol(value);
        }

        return forms;
    }

    private Enrolment New(SecretStrength strength, string? name, CredentialId? credential)
    {
        string id;
        do
        {
            id = "secret-" + RandomNumberGenerator.GetString(IdLetters, IdLength);
        }
        while (_all.ContainsKey(id));
        return new Enrolment(id, _time.GetUtcNow(), (int)strength.Bits) { Name = name, Credential = credential };
    }

    private EnrolmentOutcome.Kept Keep(Enrolment enrolment, bool isNew)
    {
        Take(enrolment);
        _changed.Add(enrolment.Id);
        return new EnrolmentOutcome.Kept(enrolment, isNew);
    }

    private void Take(Enrolment enrolment)
    {
        _all[enrolment.Id] = enrolment;
        // By the whole alone: the password of a URL may be enrolled by itself, for another credential.
        if (enrolment.Forms is [var whole, ..])
        {
            var twins = _byForm.TryGetValue(whole.Fingerprint, out var known) ? known : _byForm[whole.Fingerprint] = [];
            if (!twins.Contains(enrolment.Id, StringComparer.Ordinal))
            {
                twins.Add(enrolment.Id);
            }
        }
    }

    // Enrolling under a key that only has the number of the old one would make twins that are never told apart.
    private void CheckKey(Enrolment enrolment)
    {
        foreach (var form in enrolment.Forms)
        {
            if (_keys.IndexOf(form.Fingerprint.KeyId) is >= 0 and var key)
            {
                EnrolledSecrets.Add(_builders[key], enrolment, form, _store.Name);
            }
        }
    }
}
