namespace Nhi.Governance.Testing;

/// <summary>Presents secrets to something in memory that decides. Wrap it in <see cref="ProbingVerifier"/>, as the probes of real issuers are.</summary>
/// <remarks>Safe to use from several threads as far as what decides is.</remarks>
public sealed class InMemoryProbe : ICredentialProbe
{
    private readonly Func<VersionId, SecretValue, bool> _accepts;
    private readonly TimeProvider _time;

    /// <summary>Makes a probe.</summary>
    /// <param name="accepts">Decides whether a secret works for a version.</param>
    /// <param name="network">The way to what decides; <see langword="null"/> is one on which nothing fails.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <param name="budget">How often it may look; <see langword="null"/> counts nothing.</param>
    public InMemoryProbe(Func<VersionId, SecretValue, bool> accepts, InMemoryNetwork? network = null, TimeProvider? time = null, AttemptBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(accepts);
        _accepts = accepts;
        _time = time ?? TimeProvider.System;
        Network = network ?? new InMemoryNetwork(time);
        Descriptor = new VerifierDescriptor { Name = "memory", Issuer = "memory", Vantage = "this process", Strongest = EvidenceStrength.LiveProbe, AttemptBudget = budget };
    }

    /// <inheritdoc />
    public VerifierDescriptor Descriptor { get; }

    /// <summary>The way to what decides.</summary>
    public InMemoryNetwork Network { get; }

    /// <inheritdoc />
    public async ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId probe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var answer = await Network.ExchangeAsync(
            Descriptor.Name,
            "probe",
            changes: false,
            () => Outcome.Success(_accepts(version, secret) ? new ProbeEvidence(Descriptor.Vantage, _time.GetUtcNow(), Verdict.Alive, "accepted") : new ProbeEvidence(Descriptor.Vantage, _time.GetUtcNow(), Verdict.Refused, "refused")),
            cancellationToken).ConfigureAwait(false);
        return answer.TryGet(out var seen, out var failure) ? seen : new ProbeEvidence(Descriptor.Vantage, _time.GetUtcNow(), Verdict.Indeterminate, failure.Reason);
    }
}
