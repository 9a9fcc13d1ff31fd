using System.Numerics;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Looks a certificate up in the issuer's revocation list. Needs no secret.</summary>
/// <remarks>
/// The version looked at is the serial number in hexadecimal. A list counts where the pinned issuer signed it, where it is fresh and not older than one seen
/// before, and where every part of it that must be understood is. It is read again for each look, as a stream, and never cached. The newest list seen is remembered
/// by this object alone, so keep it. Safe to call from several threads.
/// </remarks>
public sealed class CrlVerifier : IRevocationVerifier
{
    private readonly CrlOptions _options;
    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly PkiIssuer _issuer;
    private readonly Lock _lock = new();
    private readonly Dictionary<Uri, (BigInteger? Number, DateTimeOffset ThisUpdate)> _newest = [];

    /// <summary>Makes a verifier.</summary>
    /// <param name="options">Which list it reads.</param>
    /// <param name="client">Fetches it; should follow no redirects: a list from elsewhere is not believed. Stays the caller's to dispose.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">The options name no address or issuer.</exception>
    public CrlVerifier(CrlOptions options, HttpClient client, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(client);
        PkiHttp.MustBePinned(options.List, nameof(options));
        if (options.Delta is not null)
        {
            PkiHttp.MustBePinned(options.Delta, nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxBytes, nameof(options));
        _options = options;
        _client = client;
        _time = time ?? TimeProvider.System;
        _issuer = PkiIssuer.Parse(options.IssuerCertificate, nameof(options));
        Descriptor = new VerifierDescriptor
        {
            Name = options.Name,
            Issuer = options.Issuer,
            Vantage = options.List.GetLeftPart(UriPartial.Path),
            Strongest = EvidenceStrength.IssuerRecord,
            AccessNeeded = [],
            PropagationWindow = options.PropagationWindow,
            SideEffects = [],
            BlindSpots = ["certificates that were never issued, which no list names", .. PkiBlindSpots.OfRelyingParties],
        };
    }

    /// <inheritdoc />
    public VerifierDescriptor Descriptor { get; }

    /// <inheritdoc />
    public ValueTask<Verification> VerifyAsync(VerificationRequest request, SecretValue? secret = null, CancellationToken cancellationToken = default) =>
        PkiLook.LookAsync(request, Descriptor, _options.ExpiryOf, _time, LookUpAsync, cancellationToken);

    private async ValueTask<PkiFinding> LookUpAsync(byte[] serial, bool isEndKnown, CancellationToken cancellationToken)
    {
        var whole = await ReadAsync(_options.List, serial, cancellationToken).ConfigureAwait(false);
        MustBe(whole.Scope.Base is null, "the list is a delta, and no complete one");
        var delta = _options.Delta is { } place ? await ReadAsync(place, serial, cancellationToken).ConfigureAwait(false) : null;
        if (delta is not null)
        {
            MustBe(delta.Scope.Base is not null, "the delta is a complete list");
            MustBe(delta.Scope.Number is not null && whole.Scope.Number is not null, "the lists have no numbers to tell that they belong together");
            MustBe(delta.Scope.Base <= whole.Scope.Number, "the delta changes a newer list than the one that is there");
            MustBe(delta.Scope.IsOfSomeReasons == whole.Scope.IsOfSomeReasons && delta.Scope.IsPart == whole.Scope.IsPart, "the delta and the list tell of different certificates");

            // One that is older than the complete list adds nothing to it.
            delta = delta.Scope.Number < whole.Scope.Number ? null : delta;
        }

        MustBe(whole.Entry?.Reason != RevocationReasons.Remove, "a complete list takes something off a list");
        var entry = delta?.Entry ?? whole.Entry;
        return entry is null || entry.Reason == RevocationReasons.Remove ? NotListed(whole, isEndKnown) : Listed(entry);
    }

    private PkiFinding NotListed(CrlContent list, bool isEndKnown)
    {
        MustBe(isEndKnown, "it is not listed, and it is not known whether it has ended: lists drop what has");
        MustBe(!list.Scope.IsOfSomeReasons, "it is not listed, in a list of some reasons only");
        MustBe(list.Scope.Covers(_options.List), "it is not listed, in a part of the list that may not be its own");
        return new PkiFinding(
            Verdict.Alive,
            "not listed",
            "a fresh and complete list of the issuer does not name it",
            _options.Delta is null && list.Scope.HasDeltas ? ["the list has a delta, which was not read"] : []);
    }

    private PkiFinding Listed(CrlEntry entry)
    {
        MustBe(entry.RevokedAt <= _time.GetUtcNow() + _options.ClockSkew, "it is to be revoked at a time that lies ahead");
        return PkiFinding.Refused("the issuer's list names it as", "listed", entry.RevokedAt, entry.Reason, []);
    }

    private async ValueTask<CrlContent> ReadAsync(Uri place, byte[] serial, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, place);
        var list = await PkiHttp.ReadAsync(_client, message, _options.Timeout, _time, (body, cancel) => CrlContent.ReadAsync(body, serial, _options.MaxBytes, cancel), cancellationToken).ConfigureAwait(false);
        var now = _time.GetUtcNow();
        var skew = _options.ClockSkew;
        _issuer.MustBeValid(now, skew);
        _issuer.MustSignLists();
        MustBe(list.Issuer.AsSpan().SequenceEqual(_issuer.Name), "the list is another issuer's");
        MustBe(list.Scope.KeyId is null || _issuer.KeyId is null || list.Scope.KeyId.AsSpan().SequenceEqual(_issuer.KeyId), "the list is signed with another key of the issuer");
        MustBe(list.IsSignedBy(_issuer.Key), "the list's signature is wrong");
        MustBe(list.ThisUpdate <= now + skew, "the list is from the future: a clock is wrong");
        MustBe(list.NextUpdate is null || list.NextUpdate >= list.ThisUpdate, "the list's times contradict each other");
        MustBe(list.NextUpdate is { } next ? next >= now - skew : now - list.ThisUpdate <= _options.MaxAge + skew, "the list is stale");
        MustBe(IsNewest(place, list), "an older list than one seen before: it is played back, or a replica that lags");
        return list;
    }

    private bool IsNewest(Uri place, CrlContent list)
    {
        lock (_lock)
        {
            if (_newest.TryGetValue(place, out var newest) && (list.ThisUpdate < newest.ThisUpdate || list.Scope.Number < newest.Number || (list.Scope.Number is null && newest.Number is not null)))
            {
                return false;
            }

            _newest[place] = (list.Scope.Number, list.ThisUpdate);
            return true;
        }
    }

    private static void MustBe(bool held, string otherwise)
    {
        if (!held)
        {
            throw new PkiDoubtException(otherwise);
        }
    }
}
