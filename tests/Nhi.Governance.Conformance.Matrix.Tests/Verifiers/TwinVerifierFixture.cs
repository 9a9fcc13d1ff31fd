using System.Security.Cryptography;
using System.Text;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Matrix.Verifiers;

/// <summary>A verifier over a <see cref="TwinWorld"/>, which can be broken in every way.</summary>
internal sealed class TwinVerifierFixture(Func<TwinWorld, BrokenWorld?, IRevocationVerifier> make) : RevocationVerifierFixture
{
    private readonly TwinWorld _world = new();
    private IRevocationVerifier? _verifier;

    public override Type Subject => Verifier.GetType();

    public override int Cases => 60;

    public override TimeSpan Grace => TimeSpan.FromSeconds(1);

    public override TimeProvider Time => _world.Clock;

    public override IRevocationVerifier Verifier => _verifier ??= make(_world, null);

    public override bool NeedsSecret => true;

    public static TwinVerifierFixture Of<TVerifier>()
        where TVerifier : TwinVerifier, new() => new((world, broken) => new TVerifier { World = world, Broken = broken });

    /// <summary>The verifier that the engine has, over a probe of the same world.</summary>
    public static TwinVerifierFixture Probing(AttemptBudget? budget)
    {
        var keys = new InMemoryFingerprintKeys();
        return new((world, broken) => new ProbingVerifier(
            new WorldProbe(world, broken, budget), _ => new(new ControlCredential(TwinWorld.Control, SecretValue.CopyText("the control's own"))), keys, new Bent(world.Clock, broken)));
    }

    public override ValueTask<VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default)
    {
        var secret = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)) + "Key");
        var version = _world.Issue(secret);
        return new(new VerificationSubject(new CredentialId($"twin:{version}"), version, SecretValue.Copy(secret)));
    }

    public override ValueTask RevokeAsync(VerificationSubject subject, CancellationToken cancellationToken = default)
    {
        _world.Revoke(subject.Version);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<IRevocationVerifier?> InAsync(BrokenWorld world, CancellationToken cancellationToken = default) => new(make(_world, world));

    public override ValueTask<string?> ObserveAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => new(_world.LastUse);

    public override ValueTask<int?> AttemptsAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => new(_world.Attempts(subject.Version));

    /// <summary>A clock that is wrong where that is what is broken.</summary>
    private sealed class Bent(TimeProvider true_, BrokenWorld? broken) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => true_.GetUtcNow() + TimeSpan.FromDays(broken switch { BrokenWorld.ClockAhead => 3000, BrokenWorld.ClockBehind => -3000, _ => 0 });
    }

    private sealed class WorldProbe(TwinWorld world, BrokenWorld? broken, AttemptBudget? budget) : ICredentialProbe
    {
        public VerifierDescriptor Descriptor { get; } = new() { Name = "probing", Issuer = "twin", Vantage = "memory", Strongest = EvidenceStrength.LiveProbe, AttemptBudget = budget };

        public ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId probe, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var answer = world.Ask(version, secret.Reveal(), broken);
            var isFresh = answer.By == TwinWorld.Authority && answer.At > world.Clock.GetUtcNow() - TimeSpan.FromHours(1);
            return new(new ProbeEvidence("memory", answer.At, answer.Said switch { Said.Accepted => Verdict.Alive, Said.Revoked or Said.WrongSecret when isFresh => Verdict.Refused, _ => Verdict.Indeterminate }, answer.Said.ToString()));
        }
    }
}
