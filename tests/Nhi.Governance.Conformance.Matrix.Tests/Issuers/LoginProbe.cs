namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>Logs in with a secret where an issuer in memory decides, and has a control credential of its own there.</summary>
internal sealed class LoginProbe(TimeProvider time, Func<VersionId, SecretValue, bool> accepts) : ICredentialProbe, IFingerprintKeyProvider
{
    private static readonly VersionId ControlVersion = new("control");
    private readonly byte[] _key = [.. Enumerable.Range(0, FingerprintKey.MinimumLength).Select(at => (byte)at)];

    public VerifierDescriptor Descriptor { get; } = new() { Name = "login", Issuer = TwinIssuer.Name, Vantage = "memory", Strongest = EvidenceStrength.LiveProbe };

    public static IRevocationVerifier Verifier(TimeProvider time, Func<VersionId, SecretValue, bool> accepts)
    {
        var probe = new LoginProbe(time, accepts);
        return new ProbingVerifier(probe, _ => new(new ControlCredential(ControlVersion, SecretValue.CopyText("the control's own"))), probe, time);
    }

    public ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId probe, CancellationToken cancellationToken = default)
    {
        using var control = SecretValue.CopyText("the control's own");
        var accepted = version == ControlVersion ? secret.ContentEquals(control) : accepts(version, secret);
        return new(new ProbeEvidence(Descriptor.Vantage, time.GetUtcNow(), accepted ? Verdict.Alive : Verdict.Refused, accepted ? "welcome" : "no"));
    }

    public ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default) =>
        new((IReadOnlyList<FingerprintKey>)[new FingerprintKey(1, SecretValue.Copy(_key))]);
}
