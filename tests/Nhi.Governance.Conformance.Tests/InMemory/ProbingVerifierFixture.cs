using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Nhi.Governance.Testing;

namespace Nhi.Governance.Conformance.Tests.InMemory;

public sealed class ProbingVerifierFixture : RevocationVerifierFixture
{
    private readonly ConcurrentDictionary<VersionId, string> _accepted = [];
    private readonly ConcurrentDictionary<VersionId, int> _attempts = [];
    private readonly InMemoryFingerprintKeys _keys = new();

    public ProbingVerifierFixture() => Verifier = Make(new InMemoryNetwork(), Accepts, TimeProvider.System);

    public override Type Subject => typeof(ProbingVerifier);

    public override IRevocationVerifier Verifier { get; }

    public override bool NeedsSecret => true;

    public override int Cases => 40;

    public override TimeSpan Grace => TimeSpan.FromSeconds(1);

    public override ValueTask<VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default)
    {
        var (version, secret) = Issue();
        return new(new VerificationSubject(new CredentialId("credential of " + version), version, SecretValue.CopyText(secret)));
    }

    public override ValueTask RevokeAsync(VerificationSubject subject, CancellationToken cancellationToken = default)
    {
        _accepted.TryRemove(subject.Version, out _);
        return ValueTask.CompletedTask;
    }

    public override ValueTask<IRevocationVerifier?> InAsync(BrokenWorld world, CancellationToken cancellationToken = default) => new(world switch
    {
        BrokenWorld.Unreachable => Make(new InMemoryNetwork { IsDown = true }, Accepts, TimeProvider.System),
        BrokenWorld.BreaksOff => Make(new InMemoryNetwork { LosesEveryAnswer = true }, Accepts, TimeProvider.System),
        BrokenWorld.RefusesEveryone => Make(new InMemoryNetwork(), static (_, _) => false, TimeProvider.System),
        BrokenWorld.AcceptsEveryone => Make(new InMemoryNetwork(), static (_, _) => true, TimeProvider.System),
        BrokenWorld.TakesTurns => Make(new InMemoryNetwork(), TakingTurns(), TimeProvider.System),
        BrokenWorld.ClockAhead => Make(new InMemoryNetwork(), Accepts, new ManualClock(TimeProvider.System.GetUtcNow().AddYears(1))),
        BrokenWorld.ClockBehind => Make(new InMemoryNetwork(), Accepts, new ManualClock(TimeProvider.System.GetUtcNow().AddYears(-1))),
        BrokenWorld.WithoutRights => Make(new InMemoryNetwork { DeniesReads = true }, Accepts, TimeProvider.System),
        BrokenWorld.Throttled => Make(new InMemoryNetwork { Throttle = TimeSpan.FromSeconds(1) }, Accepts, TimeProvider.System),
        _ => null,
    });

    public override ValueTask<string?> ObserveAsync(VerificationSubject subject, CancellationToken cancellationToken = default) =>
        new(_accepted.GetValueOrDefault(subject.Version));

    public override ValueTask<int?> AttemptsAsync(VerificationSubject subject, CancellationToken cancellationToken = default) => new(_attempts.GetValueOrDefault(subject.Version));

    public override ValueTask DisposeAsync()
    {
        _keys.Dispose();
        return base.DisposeAsync();
    }

    private (VersionId Version, string Secret) Issue()
    {
        var version = new VersionId(Guid.NewGuid().ToString("N"));
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
        _accepted[version] = secret;
        return (version, secret);
    }

    private bool Accepts(VersionId version, SecretValue secret)
    {
        _attempts.AddOrUpdate(version, 1, static (_, count) => count + 1);
        return _accepted.TryGetValue(version, out var accepted) && secret.Reveal().SequenceEqual(Encoding.ASCII.GetBytes(accepted));
    }

    private static Func<VersionId, SecretValue, bool> TakingTurns()
    {
        var turn = 0;
        return (_, _) => Interlocked.Increment(ref turn) % 2 == 0;
    }

    private ProbingVerifier Make(InMemoryNetwork network, Func<VersionId, SecretValue, bool> accepts, TimeProvider time)
    {
        var budget = new AttemptBudget(20, TimeSpan.FromMinutes(10));

        // A control credential for every look, so that its own budget never ends a law.
        return new ProbingVerifier(
            new InMemoryProbe(accepts, network, time, budget),
            _ =>
            {
                var (version, secret) = Issue();
                return new(new ControlCredential(version, SecretValue.CopyText(secret)));
            },
            _keys,
            time);
    }
}
