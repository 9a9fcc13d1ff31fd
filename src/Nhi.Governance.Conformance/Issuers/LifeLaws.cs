using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance;

/// <summary>Whole lives of credentials.</summary>
internal static class LifeLaws
{
    public static Law<CredentialProviderFixture> Life { get; } = new(
        "issuer.life", "In any sequence of steps, lost answers among them, the issuer lists and accepts what the model says.", LawKind.Model, Issuing.Needs(List | Issue | Stages),
        async (fixture, run, cancellationToken) =>
        {
            var exchanges = fixture.Loss is null ? 0 : await RecoveryLaws.ExchangesOfIssueAsync(fixture, cancellationToken).ConfigureAwait(false);
            await Property.ForAllAsync(
                new LifePlan(fixture.Provider.Descriptor.Capabilities, exchanges).Lives, Steps.Shorter, run, fixture.Cases,
                async steps =>
                {
                    var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
                    using var life = new Life(fixture, one, cancellationToken);
                    foreach (var step in steps.Items)
                    {
                        await life.TakeAsync(step).ConfigureAwait(false);
                    }
                },
                cancellationToken).ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> Rotation { get; } = new(
        "issuer.rotation", "A rotation from beginning to end, as a verifier sees it: the new version works, the old one is refused.", LawKind.Model,
        fixture => fixture.Verifier is null ? "the fixture gives no verifier" : Issuing.Needs(Issue | Revoke)(fixture),
        async (fixture, run, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var old = await one.IssueCurrentAsync().ConfigureAwait(false);
            var before = await SeesAsync(fixture, one, old, Verdict.Alive, null, run, "old version", cancellationToken).ConfigureAwait(false);
            using var @new = await one.IssueAsync().ConfigureAwait(false);
            await SeesAsync(fixture, one, @new, Verdict.Alive, null, run, "new version", cancellationToken).ConfigureAwait(false);
            if (one.Can(Stages))
            {
                await one.MoveAsync(@new, VersionStage.Current).ConfigureAwait(false);
                run.Tell($"{one.Credential}: new version promoted");
            }

            if (one.Can(Overlap))
            {
                await one.MoveAsync(old, VersionStage.Revoked).ConfigureAwait(false);
                run.Tell($"{one.Credential}: old version revoked");
            }

            await SeesAsync(fixture, one, old, Verdict.Refused, before, run, "old version", cancellationToken).ConfigureAwait(false);
            await SeesAsync(fixture, one, @new, Verdict.Alive, null, run, "new version", cancellationToken).ConfigureAwait(false);
        });

    private static async Task<AliveEvidence?> SeesAsync(
        CredentialProviderFixture fixture, Issuing one, IssuedVersion issued, Verdict expected, AliveEvidence? before, LawRun run, string what, CancellationToken cancellationToken)
    {
        var verifier = fixture.Verifier!;
        Verification? seen = null;
        await Check.EventuallyAsync(
            async () =>
            {
                seen = await verifier.VerifyAsync(new VerificationRequest(one.Credential, issued.Version.Id, OperationId.New(), before), issued.Secret, cancellationToken).ConfigureAwait(false);
                return seen.Verdict == expected;
            },
            one.Window + verifier.Descriptor.PropagationWindow, fixture.Time, $"the verifier does not see the {what} {expected}", cancellationToken).ConfigureAwait(false);
        run.Tell($"{one.Credential}: {what} {seen!.Verdict} ({seen.Strength} at {seen.Evidence.Vantage}: {seen.Evidence.Answer})");
        return seen.SeenAlive;
    }
}
