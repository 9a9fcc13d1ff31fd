using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Issues, renews and revokes certificates at an OpenSSL certification authority.</summary>
/// <remarks>
/// A credential is the common name of subjects that have the configured prefix; a version is the serial in lower-case hexadecimal, made from the operation that
/// issues it. A consumer's own request is signed for its key alone. Without one, a P-256 key is made here, handed out as PKCS#8 in PEM, and never written down.
/// Every use is alone with the authority, over all processes of the machine. A change is decided by the appearance of one file: before that nothing has happened,
/// after it whoever comes next finishes it, even if only to read. Safe to call from several threads.
/// </remarks>
public sealed class OpenSslCredentialProvider : ICredentialProvider
{
    private readonly OpenSslCaOptions _options;
    private readonly TimeProvider _time;
    private readonly CaPaths _paths;
    private readonly CaSubject _subject;
    private readonly OpenSslProcess _openssl;
    private readonly Func<Func<Task>, Task> _exchange;

    /// <summary>Makes a provider. Nothing is read yet.</summary>
    /// <param name="options">Describe the authority.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">The options are none that can be worked with.</exception>
    public OpenSslCredentialProvider(OpenSslCaOptions options, TimeProvider? time = null)
        : this(options, time, effect => effect())
    {
    }

    /// <param name="options">Describe the authority.</param>
    /// <param name="time">The clock.</param>
    /// <param name="exchange">Stands around each run of openssl and each file that is put in place.</param>
    internal OpenSslCredentialProvider(OpenSslCaOptions options, TimeProvider? time, Func<Func<Task>, Task> exchange)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Profile.Length == 0 || !options.Profile.All(one => char.IsAsciiLetterOrDigit(one) || one == '_'))
        {
            throw new ArgumentException("A profile is the name of a section: letters, digits and underscores.", nameof(options));
        }

        if (options.DefaultLifetime <= TimeSpan.Zero || options.MaximumLifetime < options.DefaultLifetime || options.MaxLiveVersions < 1 || options.CrlLifetime < TimeSpan.FromSeconds(1))
        {
            throw new ArgumentException("Lifetimes are positive, the default one at most the maximum, and one version or more may be good at once.", nameof(options));
        }

        _ = NameOf(options.RevocationReason);
        _options = options;
        _time = time ?? TimeProvider.System;
        _paths = new CaPaths(options);
        _subject = new CaSubject(options.SubjectPrefix);
        _openssl = new OpenSslProcess(options.Program, options.ProcessTimeout, _time);
        _exchange = exchange;
        Descriptor = new ProviderDescriptor
        {
            Name = options.Name,
            Kind = CredentialKind.PrivateCaCertificate,
            Capabilities = ProviderCapabilities.List | ProviderCapabilities.Issue | ProviderCapabilities.Stages | ProviderCapabilities.Overlap | ProviderCapabilities.Revoke | ProviderCapabilities.KeepsOperation,
            AccessNeeded = ["write the authority's folder, its database, its copies of certificates and its published list", "read the authority's key", "run openssl"],
            PropagationWindow = options.CrlLifetime,
            SideEffects =
            [
                "a folder .nhi in that of the authority keeps stages and a lock",
                "index.txt.attr is made where it is missing, so that a subject may have several certificates",
                .. options.CrlFile is null ? Array.Empty<string>() : ["each revocation publishes a new list"],
            ],
            BlindSpots = PkiBlindSpots.OfRelyingParties,
        };
    }

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; }

    /// <inheritdoc />
    public async IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<CredentialVersion> listed = [];
        var outcome = await DoAsync(
            "list",
            async (session, _) =>
            {
                await _exchange(() =>
                {
                    listed = VersionsOf(session, credential);
                    return Task.CompletedTask;
                }).ConfigureAwait(false);
                return Outcome.Success(listed);
            },
            cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var versions, out var failure))
        {
            throw new ProviderException(failure with { MayHaveApplied = false });
        }

        foreach (var version in versions)
        {
            yield return version;
        }
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var names = _options.AlternativeNames?.Invoke(intent.Credential) ?? [];
        var wrong = !CaSubject.IsName(intent.Credential.Value) ? "the credential is no common name that this authority gives"
            : !names.All(CaSubject.IsAlternativeName) ? "an alternative name of the credential is none that can be given"
            : intent.Request.Scopes.Count > 0 ? "a certificate has no scopes"
            : (intent.Request.Lifetime ?? _options.DefaultLifetime) is var lifetime && (lifetime < TimeSpan.FromSeconds(1) || lifetime > _options.MaximumLifetime) ? "the lifetime is longer than this authority gives, or none at all"
            : null;
        return wrong is null
            ? await DoAsync("issue", (session, cancel) => IssueAsync(session, intent, names, cancel), cancellationToken).ConfigureAwait(false)
            : Outcome.Failure<IssuedVersion>(Failed("issue", FailureKind.Invalid, wrong));
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<CredentialVersion>> MoveAsync(OperationIntent.Move intent, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return intent.To == VersionStage.Disabled
            ? Outcome.Failure<CredentialVersion>(Failed("move", FailureKind.Unsupported, "openssl cannot take a certificate off hold, and so is not asked to put one on"))
            : await DoAsync("move", (session, cancel) => MoveAsync(session, intent, cancel), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var outcome = await DoAsync(
            "recover",
            async (session, cancel) =>
            {
                if (session.IsListDue)
                {
                    // The rest of a revocation that was decided: nothing new.
                    await session.PublishAsync(cancel).ConfigureAwait(false);
                }

                return Outcome.Success(Recovered(session, intent));
            },
            cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var told, out var failure) ? told : new Recovery.Unknown(failure.Reason);
    }

    /// <summary>Publishes a new revocation list. Call it well within every <see cref="OpenSslCaOptions.CrlLifetime"/>: where nothing is revoked, nothing else does.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Why it could not be; <see langword="null"/> when it is there.</returns>
    public async ValueTask<ProviderFailure?> PublishListAsync(CancellationToken cancellationToken = default)
    {
        var outcome = await DoAsync(
            "publish",
            async (session, cancel) =>
            {
                await session.PublishAsync(cancel).ConfigureAwait(false);
                return Outcome.Success(Descriptor);
            },
            cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out _, out var failure) ? null : failure;
    }

    private async Task<Outcome<IssuedVersion>> IssueAsync(CaSession session, OperationIntent.Issue intent, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var versions = VersionsOf(session, intent.Credential);
        var now = Whole(_time.GetUtcNow());
        var live = versions.FindAll(version => version.Stage != VersionStage.Revoked && version.Facts.Get(CredentialFacts.ExpiresAt).Value > now);
        var serial = CertificateSerial.Of(intent.Id);
        if (session.Index.Find(CertificateSerial.ToVersion(serial)) is not null)
        {
            return Outcome.Failure<IssuedVersion>(Failed("issue", FailureKind.Conflict, "this operation has already issued a certificate, whose secret nobody keeps", mayHaveApplied: true));
        }

        if (live.Exists(version => version.Stage == VersionStage.Pending))
        {
            return Outcome.Failure<IssuedVersion>(Failed("issue", FailureKind.Conflict, "another certificate of the credential is Pending"));
        }

        if (live.Count >= _options.MaxLiveVersions)
        {
            return Outcome.Failure<IssuedVersion>(Failed("issue", FailureKind.LimitReached, "the credential has as many good certificates as it may"));
        }

        session.Index.MustOverlap();
        using var key = intent.Request.CertificateRequest is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        var (pem, publicKey) = key is null ? CaRequest.Read(intent.Request.CertificateRequest!) : CaRequest.Of(key);
        var request = new CaRequest(pem, publicKey, serial, _subject.Of(intent.Credential), names, now, Whole(now + (intent.Request.Lifetime ?? _options.DefaultLifetime)));
        var (row, signed) = await session.SignAsync(request, cancellationToken).ConfigureAwait(false);
        using (var certificate = X509Certificate2.CreateFromPem(signed))
        {
            request.MustBeAnsweredBy(certificate, _subject.IsOf(certificate, intent.Credential));
        }

        var chain = session.Chain();
        var stages = session.StagesOf(intent.Credential).With(new CaStage(row.Version.Value, VersionStage.Pending, intent.Id.Value, intent.Id.Value));
        cancellationToken.ThrowIfCancellationRequested();
        await session.DecideAsync(new CaCommit(stages, row.Line, signed)).ConfigureAwait(false);
        return Outcome.Success(new IssuedVersion(VersionOf(session, row, stages, intent.Credential)!, key is null ? null : SecretOf(key), signed + chain));
    }

    private async Task<Outcome<CredentialVersion>> MoveAsync(CaSession session, OperationIntent.Move intent, CancellationToken cancellationToken)
    {
        if (session.IsListDue)
        {
            await session.PublishAsync(cancellationToken).ConfigureAwait(false);
        }

        var row = session.Index.Of(_subject.Of(intent.Credential)).Find(one => one.Version == intent.Version);
        var stages = session.StagesOf(intent.Credential);
        if (row is null || VersionOf(session, row, stages, intent.Credential) is not { } version)
        {
            return intent.To == VersionStage.Revoked && session.Index.Find(intent.Version) is null
                ? Outcome.Success(new CredentialVersion(intent.Version, intent.Credential, VersionStage.Revoked, FactSet.Empty))
                : Outcome.Failure<CredentialVersion>(Failed("move", FailureKind.NotFound, "the credential has no such certificate"));
        }

        if (version.Stage == intent.To)
        {
            return Outcome.Success(version);
        }

        if (!version.Stage.CanMoveTo(intent.To) || (intent.To == VersionStage.Current && row.Expires <= _time.GetUtcNow()))
        {
            return Outcome.Failure<CredentialVersion>(Failed("move", FailureKind.Invalid, $"a {version.Stage} certificate cannot become {intent.To}, or has ended"));
        }

        var after = stages.With((stages.Find(version.Id) ?? new CaStage(version.Id.Value, VersionStage.Unknown)) with { Stage = intent.To, MovedBy = intent.Id.Value });
        if (intent.To == VersionStage.Revoked)
        {
            row = await session.RevokeAsync(row, NameOf(_options.RevocationReason), cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await session.DecideAsync(new CaCommit(after, row.Line, IsListDue: true)).ConfigureAwait(false);
            await session.PublishAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            cancellationToken.ThrowIfCancellationRequested();
            await session.DecideAsync(new CaCommit(after)).ConfigureAwait(false);
        }

        return Outcome.Success(VersionOf(session, row, after, intent.Credential)!);
    }

    private Recovery Recovered(CaSession session, OperationIntent intent)
    {
        var versions = VersionsOf(session, intent.Credential);
        var stages = session.StagesOf(intent.Credential);
        switch (intent)
        {
            case OperationIntent.Issue:
                var made = CertificateSerial.ToVersion(CertificateSerial.Of(intent.Id));
                return versions.Find(version => version.Id == made) is { } issued ? new Recovery.Applied(issued)
                    : session.Index.Find(made) is null ? new Recovery.NotApplied()
                    : new Recovery.Unknown("the operation issued a certificate for another subject");
            case OperationIntent.Move move:
                return versions.Find(version => version.Id == move.Version) is { } moved
                    ? moved.Stage == move.To || stages.Find(moved.Id)?.MovedBy == move.Id.Value ? new Recovery.Applied(moved) : new Recovery.NotApplied()
                    : new Recovery.NotApplied();
            default:
                return new Recovery.Unknown("the operation is of a kind that is not known here");
        }
    }

    private List<CredentialVersion> VersionsOf(CaSession session, CredentialId credential)
    {
        var stages = session.StagesOf(credential);
        return [.. session.Index.Of(_subject.Of(credential)).Select(row => VersionOf(session, row, stages, credential)).OfType<CredentialVersion>()];
    }

    private CredentialVersion? VersionOf(CaSession session, CaIndexRow row, CaStages stages, CredentialId credential)
    {
        var kept = stages.Find(row.Version);
        var stage = row.Status == 'R' ? row.IsOnHold ? VersionStage.Disabled : VersionStage.Revoked
            : kept is { Stage: not VersionStage.Revoked } ? kept.Stage : VersionStage.Unknown;
        var facts = new FactSetBuilder()
            .Set(CredentialFacts.Serial, row.Version.Value, Descriptor.Name)
            .Set(CredentialFacts.ExpiresAt, row.Expires, Descriptor.Name)
            .Set(CredentialFacts.Enabled, row.Status == 'V' && row.Expires > _time.GetUtcNow(), Descriptor.Name);
        if (session.CertificateOf(row) is { } pem)
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            if (!_subject.IsOf(certificate, credential))
            {
                return null;
            }

            facts.Set(CredentialFacts.CreatedAt, new DateTimeOffset(certificate.NotBefore.ToUniversalTime(), TimeSpan.Zero), Descriptor.Name)
                .Set(CredentialFacts.Subject, certificate.Subject, Descriptor.Name)
                .Set(CredentialFacts.Issuer, certificate.Issuer, Descriptor.Name)
                .Set(CredentialFacts.PublicKey, Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())), Descriptor.Name);
        }

        return new CredentialVersion(row.Version, credential, stage, facts.ToFactSet(), kept?.MadeBy is { } operation ? new OperationId(operation) : null);
    }

    private async ValueTask<Outcome<T>> DoAsync<T>(string operation, Func<CaSession, CancellationToken, Task<Outcome<T>>> act, CancellationToken cancellationToken)
        where T : class
    {
        CaSession? session = null;
        try
        {
            session = await CaSession.OpenAsync(_options, _paths, _openssl, _exchange, _time, cancellationToken).ConfigureAwait(false);
            return await act(session, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is CaException or IOException or UnauthorizedAccessException or JsonException or CryptographicException)
        {
            var (kind, reason) = failed switch
            {
                CaException told => (told.Kind, told.Message),
                UnauthorizedAccessException => (FailureKind.Denied, "a file of the authority may not be read or written"),
                IOException => (FailureKind.Unavailable, "a file of the authority is not there, or cannot be read or written"),
                JsonException => (FailureKind.Unknown, "what is kept beside openssl is damaged"),
                _ => (FailureKind.Unknown, "a certificate of the authority is damaged"),
            };
            return Outcome.Failure<T>(Failed(operation, kind, reason, session is { HasDecided: true }));
        }
        finally
        {
            session?.Dispose();
        }
    }

    private ProviderFailure Failed(string operation, FailureKind kind, string reason, bool mayHaveApplied = false) => new(Descriptor.Name, operation, kind, reason, mayHaveApplied);

    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private static SecretValue SecretOf(ECDsa key)
    {
        const int Longest = 512;
        Span<char> pem = GC.AllocateUninitializedArray<char>(Longest, pinned: true);
        try
        {
            return key.TryExportPkcs8PrivateKeyPem(pem, out var written) ? SecretValue.CopyText(pem[..written]) : throw new CryptographicException();
        }
        finally
        {
            pem.Clear();
        }
    }

    private static string NameOf(X509RevocationReason reason) => reason switch
    {
        X509RevocationReason.Unspecified => "unspecified",
        X509RevocationReason.KeyCompromise => "keyCompromise",
        X509RevocationReason.AffiliationChanged => "affiliationChanged",
        X509RevocationReason.Superseded => "superseded",
        X509RevocationReason.CessationOfOperation => "cessationOfOperation",
        _ => throw new ArgumentException("A certificate is revoked as unspecified, keyCompromise, affiliationChanged, superseded or cessationOfOperation.", nameof(reason)),
    };
}
