using Nhi.Governance.Conformance;
using Nhi.Governance.Providers.PostgreSql.Conformance;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>The verifier in worlds where something is wrong, with the answer each gives.</summary>
public sealed class VerifierTests
{
    private static readonly Dictionary<BrokenWorld, (string Answer, string Reason)> Seen = new()
    {
        [BrokenWorld.Unreachable] = ("the server was not reached", "neither"),
        [BrokenWorld.BreaksOff] = ("the server was not reached, or broke off", "neither"),
        [BrokenWorld.RefusesEveryone] = ("28P01", "the control credential is not accepted either"),
        [BrokenWorld.WrongAuthority] = ("28P01", "the control credential is not accepted either"),
        [BrokenWorld.AcceptsEveryone] = ("does not keep to SCRAM", "neither"),
        [BrokenWorld.WithoutRights] = ("28000: pg_hba.conf", "neither"),
        [BrokenWorld.Throttled] = ("53300", "neither"),
        [BrokenWorld.ClockAhead] = ("logged in", "accepted"),
        [BrokenWorld.ClockBehind] = ("logged in", "accepted"),
    };

    [PostgreSqlFact]
    public async Task A_revoked_login_is_refused_in_the_world_as_it_is_and_a_live_one_nowhere()
    {
        await using var fixture = new LoginProbeFixture();
        Assert.Null(await fixture.StartAsync());
        using var subject = await fixture.NewSubjectAsync();
        var before = await LookAsync(fixture.Verifier, subject, null);
        Assert.Equal(Verdict.Alive, before.Verdict);
        foreach (var world in Enum.GetValues<BrokenWorld>())
        {
            if (await fixture.InAsync(world) is { } verifier)
            {
                var seen = await LookAsync(verifier, subject, before.SeenAlive);
                Assert.Contains(Seen[world].Answer, seen.Evidence.Answer);
                Assert.Contains(Seen[world].Reason, seen.Reason);
                Assert.Equal((world, world is BrokenWorld.ClockAhead or BrokenWorld.ClockBehind ? Verdict.Alive : Verdict.Indeterminate), (world, seen.Verdict));
            }
        }

        await fixture.RevokeAsync(subject);
        var after = await LookAsync(fixture.Verifier, subject, before.SeenAlive);
        Assert.Equal((Verdict.Refused, EvidenceStrength.LiveProbe), (after.Verdict, after.Strength));
        Assert.Contains("Sessions opened before run on until they end or are ended", after.LeftOpen);
    }

    private static ValueTask<Verification> LookAsync(IRevocationVerifier verifier, VerificationSubject subject, AliveEvidence? before) =>
        verifier.VerifyAsync(new VerificationRequest(subject.Credential, subject.Version, OperationId.New(), before), subject.Secret);
}
