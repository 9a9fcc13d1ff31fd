using System.Buffers.Text;
using System.Security.Cryptography;

namespace Nhi.Governance;

/// <summary>
/// Judges what a probe sees. A refusal counts where the same verifier has seen the same secret work before, and where the credential is refused, a control
/// credential accepted twice, and the credential refused again. An acceptance is evidence for later where a made-up secret is refused.
/// </summary>
/// <remarks>
/// So a mangled secret, a network that fails, a backend that refuses everyone, one that accepts everything and a pair of backends of which one does either yield
/// <see cref="Verdict.Indeterminate"/>. The two looks at the control in a row make both backends of a pair that takes turns answer about both credentials.
/// Costs: two attempts on a credential that is refused, one on one that works, one or two on the control. The attempt budget of the probe is kept within
/// this process. Safe to call from several threads.
/// </remarks>
public sealed class ProbingVerifier : IRevocationVerifier
{
    private const int ControlLooks = 2;
    private const int MadeUpBytes = 30;

    private readonly ICredentialProbe _probe;
    private readonly Func<CancellationToken, ValueTask<ControlCredential?>> _control;
    private readonly EvidenceSeal _seal;
    private readonly AttemptLedger _attempts;
    private readonly TimeProvider _time;

    /// <summary>Makes a verifier of a probe.</summary>
    /// <param name="probe">Presents a secret.</param>
    /// <param name="control">Gives the control credential, which is disposed after each look; <see langword="null"/> from it means that there is none now, and nothing is then Refused.</param>
    /// <param name="keys">Seal evidence.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    public ProbingVerifier(ICredentialProbe probe, Func<CancellationToken, ValueTask<ControlCredential?>> control, IFingerprintKeyProvider keys, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(keys);
        _probe = probe;
        _control = control;
        _seal = new EvidenceSeal(keys);
        _time = time ?? TimeProvider.System;
        _attempts = new AttemptLedger(probe.Descriptor.AttemptBudget, _time);
    }

    /// <inheritdoc />
    public VerifierDescriptor Descriptor => _probe.Descriptor;

    /// <inheritdoc />
    public ValueTask<Verification> VerifyAsync(VerificationRequest request, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return GovernanceTelemetry.MeasureAsync(Descriptor.Name, "verify", () => LookAsync(request, secret, cancellationToken), seen => seen.Verdict.ToString(), _time);
    }

    private async ValueTask<Verification> LookAsync(VerificationRequest request, SecretValue? secret, CancellationToken cancellationToken)
    {
        if (secret is null)
        {
            return Undecided(request, NotAsked("no secret was given"), "a probe needs the secret");
        }

        if (!TrySpend(request.Version))
        {
            return Undecided(request, NotAsked("the attempt budget is spent"), "looking again now could lock the credential out");
        }

        var seen = await _probe.ProbeAsync(request.Version, secret, request.Probe, cancellationToken).ConfigureAwait(false);
        try
        {
            return seen.Seen switch
            {
                Verdict.Alive => await AcceptedAsync(request, secret, seen, cancellationToken).ConfigureAwait(false),
                Verdict.Refused => await RefusedAsync(request, secret, seen, cancellationToken).ConfigureAwait(false),
                _ => Undecided(request, seen, "the answer tells neither"),
            };
        }
        catch (ProviderException failed)
        {
            return Undecided(request, seen, failed.Message);
        }
    }

    private async ValueTask<Verification> AcceptedAsync(VerificationRequest request, SecretValue secret, ProbeEvidence seen, CancellationToken cancellationToken)
    {
        // Evidence from before stays as it is: an acceptance by a backend that accepts everything must not make it younger.
        if (request.SeenAlive is { } before && await IsAboutAsync(before, request, secret, cancellationToken).ConfigureAwait(false))
        {
            return Alive(request, seen, Descriptor.Strongest, "it was accepted, as before") with { SeenAlive = before };
        }

        using var control = await ControlAsync(request, secret, cancellationToken).ConfigureAwait(false);
        if (control is null || !TrySpend(control.Version))
        {
            return Alive(request, seen, EvidenceStrength.None, "it was accepted; it cannot be told whether a made-up secret would be too");
        }

        var made = await WithMadeUpAsync(control, request.Probe, cancellationToken).ConfigureAwait(false);
        return made switch
        {
            { Seen: Verdict.Alive } => Undecided(request, seen, "a made-up secret is accepted too", made),
            { Seen: Verdict.Refused } or { IsSecretWrong: true } => Alive(request, seen, Descriptor.Strongest, "it was accepted, and a made-up secret was not") with
            {
                Control = made,
                SeenAlive = await _seal.SealAsync(
                    new AliveEvidence(Descriptor.Name, Descriptor.Vantage, request.Credential, request.Version, seen.At, string.Empty), secret, cancellationToken).ConfigureAwait(false),
            },
            _ => Alive(request, seen, EvidenceStrength.None, "it was accepted; nobody answered whether a made-up secret would be too") with { Control = made },
        };
    }

    private async ValueTask<Verification> RefusedAsync(VerificationRequest request, SecretValue secret, ProbeEvidence seen, CancellationToken cancellationToken)
    {
        if (request.SeenAlive is not { } before || !await IsAboutAsync(before, request, secret, cancellationToken).ConfigureAwait(false))
        {
            return Undecided(request, seen, "nothing sealed by this verifier says that this secret worked before, and what never worked is refused too");
        }

        using var control = await ControlAsync(request, secret, cancellationToken).ConfigureAwait(false);
        if (control is null)
        {
            return Undecided(request, seen, "there is no control credential to look at now");
        }

        ProbeEvidence? accepted = null;
        for (var look = 0; look < ControlLooks; look++)
        {
            if (!TrySpend(control.Version))
            {
                return Undecided(request, seen, "the attempt budget of the control credential is spent", accepted);
            }

            accepted = await _probe.ProbeAsync(control.Version, control.Secret, request.Probe, cancellationToken).ConfigureAwait(false);
            if (accepted.Seen != Verdict.Alive)
            {
                return Undecided(request, seen, "the control credential is not accepted either", accepted);
            }
        }

        if (!TrySpend(request.Version))
        {
            return Undecided(request, seen, "the attempt budget is spent before the second look", accepted);
        }

        // A backend that recovered between the two looks would accept now.
        var again = await _probe.ProbeAsync(request.Version, secret, request.Probe, cancellationToken).ConfigureAwait(false);
        return again.Seen == Verdict.Refused
            ? new Verification(request, Descriptor.Name, Verdict.Refused, Descriptor.Strongest, again, "refused before and after a control credential was accepted")
            {
                FirstLook = seen,
                Control = accepted,
                LeftOpen = LeftOpen(again.Cause),
            }
            : Undecided(request, again, "the second look differs from the first", accepted);
    }

    private IReadOnlyList<string> LeftOpen(RefusalCause cause) => cause switch
    {
        RefusalCause.Revoked => Descriptor.BlindSpots,
        RefusalCause.Unspecified => ["The other side does not tell whether it was revoked, has expired or is switched off", .. Descriptor.BlindSpots],
        _ => [$"It is refused as {cause}, and not as revoked", .. Descriptor.BlindSpots],
    };

    private async ValueTask<bool> IsAboutAsync(AliveEvidence before, VerificationRequest request, SecretValue secret, CancellationToken cancellationToken) =>
        string.Equals(before.Verifier, Descriptor.Name, StringComparison.Ordinal)
        && string.Equals(before.Vantage, Descriptor.Vantage, StringComparison.Ordinal)
        && before.Credential == request.Credential
        && before.Version == request.Version
        && before.At <= _time.GetUtcNow()
        && await _seal.FitsAsync(before, secret, cancellationToken).ConfigureAwait(false);

    /// <summary>The control credential, unless it is the one looked at: that would vouch for itself.</summary>
    private async ValueTask<ControlCredential?> ControlAsync(VerificationRequest request, SecretValue secret, CancellationToken cancellationToken)
    {
        ControlCredential? control;
        try
        {
            control = await _control(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is not (OperationCanceledException or ProviderException))
        {
            // Whoever gives the control is the host's code, and what its exceptions say is not known to hold no secret.
            throw new ProviderException(new ProviderFailure(Descriptor.Name, "verify", FailureKind.Unavailable, $"the control credential could not be had: {failed.GetType().Name}", MayHaveApplied: false));
        }

        if (control is not null && (control.Version == request.Version || control.Secret.ContentEquals(secret)))
        {
            control.Dispose();
            return null;
        }

        return control;
    }

    private async ValueTask<ProbeEvidence> WithMadeUpAsync(ControlCredential control, OperationId probe, CancellationToken cancellationToken)
    {
        Span<byte> random = stackalloc byte[MadeUpBytes];
        RandomNumberGenerator.Fill(random);
        using var made = SecretValue.CopyText(Base64Url.EncodeToString(random));
        return await _probe.ProbeAsync(control.Version, made, probe, cancellationToken).ConfigureAwait(false);
    }

    private bool TrySpend(VersionId version) => _attempts.TrySpend(_probe.AttemptsCountAgainst(version));

    private ProbeEvidence NotAsked(string why) => new(Descriptor.Vantage, _time.GetUtcNow(), Verdict.Indeterminate, "not asked: " + why);

    private Verification Alive(VerificationRequest request, ProbeEvidence seen, EvidenceStrength strength, string reason) =>
        new(request, Descriptor.Name, Verdict.Alive, strength, seen, reason);

    private Verification Undecided(VerificationRequest request, ProbeEvidence seen, string why, ProbeEvidence? control = null) =>
        new(request, Descriptor.Name, Verdict.Indeterminate, EvidenceStrength.None, seen, why) { Control = control };
}
