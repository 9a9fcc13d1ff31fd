using System.Buffers.Text;
using System.Security.Cryptography;

namespace Nhi.Governance;

/// <summary>
/// Judges what a probe sees. A refusal counts where the same verifier has seen the same secret work before, and where the credential is refused, a control
/// credential accepted, and the credential refused again. An acceptance counts as evidence for later where a made-up secret is not accepted too.
/// </summary>
/// <remarks>
/// So a mangled secret, a network that fails, a backend that refuses everyone and one that accepts everything yield <see cref="Verdict.Indeterminate"/>.
/// Costs: two attempts on a credential that is refused, one on one that works, one or two on the control. The attempt budget of the probe is kept within
/// this process. Safe to call from several threads.
/// </remarks>
public sealed class ProbingVerifier : IRevocationVerifier
{
    private readonly ICredentialProbe _probe;
    private readonly Func<CancellationToken, ValueTask<ControlCredential?>> _control;
    private readonly SecretTags _tags;
    private readonly AttemptLedger _attempts;
    private readonly TimeProvider _time;

    /// <summary>Makes a verifier of a probe.</summary>
    /// <param name="probe">Presents a secret.</param>
    /// <param name="control">Gives the control credential, which is disposed after each look; <see langword="null"/> from it means that there is none now, and nothing is then Refused.</param>
    /// <param name="keys">Tie evidence to the secret it was gained with.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    public ProbingVerifier(ICredentialProbe probe, Func<CancellationToken, ValueTask<ControlCredential?>> control, IFingerprintKeyProvider keys, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(keys);
        _probe = probe;
        _control = control;
        _tags = new SecretTags(keys);
        _time = time ?? TimeProvider.System;
        _attempts = new AttemptLedger(probe.Descriptor.AttemptBudget, _time);
    }

    /// <inheritdoc />
    public VerifierDescriptor Descriptor => _probe.Descriptor;

    /// <inheritdoc />
    public async ValueTask<Verification> VerifyAsync(VerificationRequest request, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (secret is null)
        {
            return Undecided(NotAsked("no secret was given"), "a probe needs the secret");
        }

        if (!_attempts.TrySpend(request.Version))
        {
            return Undecided(NotAsked("the attempt budget is spent"), "looking again now could lock the credential out");
        }

        var seen = await _probe.ProbeAsync(request.Version, secret, request.Probe, cancellationToken).ConfigureAwait(false);
        try
        {
            return seen.Seen switch
            {
                Verdict.Alive => await AcceptedAsync(request, secret, seen, cancellationToken).ConfigureAwait(false),
                Verdict.Refused => await RefusedAsync(request, secret, seen, cancellationToken).ConfigureAwait(false),
                _ => Undecided(seen, "the answer tells neither"),
            };
        }
        catch (ProviderException failed)
        {
            return Undecided(seen, failed.Message);
        }
    }

    private async ValueTask<Verification> AcceptedAsync(VerificationRequest request, SecretValue secret, ProbeEvidence seen, CancellationToken cancellationToken)
    {
        if (request.SeenAlive is { } before && await IsAboutAsync(before, request, secret, cancellationToken).ConfigureAwait(false))
        {
            return Alive(seen, before with { At = seen.At }, null);
        }

        // Evidence for later is worth something only where a secret that cannot work is not accepted as well.
        using var control = await _control(cancellationToken).ConfigureAwait(false);
        var made = control is null || !_attempts.TrySpend(control.Version) ? null : await WithMadeUpAsync(control, request.Probe, cancellationToken).ConfigureAwait(false);
        return made?.Seen switch
        {
            Verdict.Alive => Undecided(seen, "a made-up secret is accepted too", made),
            null => Alive(seen, null, made, "; it cannot be told whether a made-up secret would be accepted too"),
            _ => Alive(seen, new AliveEvidence(Descriptor.Name, request.Version, seen.At, await _tags.TagAsync(secret, cancellationToken).ConfigureAwait(false)), made),
        };
    }

    private async ValueTask<Verification> RefusedAsync(VerificationRequest request, SecretValue secret, ProbeEvidence seen, CancellationToken cancellationToken)
    {
        if (request.SeenAlive is not { } before || !await IsAboutAsync(before, request, secret, cancellationToken).ConfigureAwait(false))
        {
            return Undecided(seen, "this verifier has not seen this secret work before, and what never worked is refused too");
        }

        using var control = await _control(cancellationToken).ConfigureAwait(false);
        if (control is null || !_attempts.TrySpend(control.Version))
        {
            return Undecided(seen, "there is no control credential to look at now");
        }

        var accepted = await _probe.ProbeAsync(control.Version, control.Secret, request.Probe, cancellationToken).ConfigureAwait(false);
        if (accepted.Seen != Verdict.Alive)
        {
            return Undecided(seen, "the control credential is not accepted either", accepted);
        }

        if (!_attempts.TrySpend(request.Version))
        {
            return Undecided(seen, "the attempt budget is spent before the second look", accepted);
        }

        // A backend that recovered between the two looks would accept now.
        var again = await _probe.ProbeAsync(request.Version, secret, request.Probe, cancellationToken).ConfigureAwait(false);
        return again.Seen == Verdict.Refused
            ? new Verification(Verdict.Refused, Descriptor.Strongest, again, "refused before and after a control credential was accepted") { Control = accepted, LeftOpen = Descriptor.BlindSpots }
            : Undecided(again, "the second look differs from the first", accepted);
    }

    private async ValueTask<bool> IsAboutAsync(AliveEvidence before, VerificationRequest request, SecretValue secret, CancellationToken cancellationToken) =>
        string.Equals(before.Verifier, Descriptor.Name, StringComparison.Ordinal)
        && before.Version == request.Version
        && before.At <= _time.GetUtcNow()
        && await _tags.IsOfAsync(before.Secret, secret, cancellationToken).ConfigureAwait(false);

    private async ValueTask<ProbeEvidence> WithMadeUpAsync(ControlCredential control, OperationId probe, CancellationToken cancellationToken)
    {
        Span<byte> random = stackalloc byte[30];
        RandomNumberGenerator.Fill(random);
        using var made = SecretValue.CopyText(Base64Url.EncodeToString(random));
        return await _probe.ProbeAsync(control.Version, made, probe, cancellationToken).ConfigureAwait(false);
    }

    private ProbeEvidence NotAsked(string why) => new(Descriptor.Vantage, _time.GetUtcNow(), Verdict.Indeterminate, "not asked: " + why);

    private Verification Alive(ProbeEvidence seen, AliveEvidence? evidence, ProbeEvidence? control, string but = "") =>
        new(Verdict.Alive, Descriptor.Strongest, seen, "it was accepted" + but) { SeenAlive = evidence, Control = control };

    private static Verification Undecided(ProbeEvidence seen, string why, ProbeEvidence? control = null) =>
        new(Verdict.Indeterminate, EvidenceStrength.None, seen, why) { Control = control };
}
