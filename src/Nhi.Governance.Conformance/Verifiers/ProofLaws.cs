namespace Nhi.Governance.Conformance;

/// <summary>A verdict is kept as proof, and read by somebody who was not there: it says by itself what it rests on and what it leaves open.</summary>
internal static class ProofLaws
{
    public static Law<RevocationVerifierFixture> Complete { get; } = new(
        "verifier.verdict-is-complete",
        "A verdict names what was asked, who looked, from where and what was seen; a refusal of a secret names the looks before it too.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var alive = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            IsComplete(alive, subject, fixture.Verifier.Descriptor);
            var refused = await RefusedAsync(fixture, subject, alive, cancellationToken).ConfigureAwait(false);
            IsComplete(refused, subject, fixture.Verifier.Descriptor);
            if (fixture.NeedsSecret)
            {
                Check.That(refused.About.SeenAlive == alive.SeenAlive, "the refusal does not name the evidence that it rests on");
                Check.That(refused.FirstLook is { Seen: Verdict.Refused }, $"the first look is not kept as a refusal: {refused.FirstLook?.Seen}");
                Check.That(refused.Control is { Seen: Verdict.Alive }, $"no accepted control is kept: {refused.Control?.Seen}");
            }
        });

    public static Law<RevocationVerifierFixture> LeftOpen { get; } = new(
        "verifier.left-open-is-said",
        "A refusal says what it leaves open: every declared blind spot, and that the cause is not a revocation where that is not told.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var alive = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            var refused = await RefusedAsync(fixture, subject, alive, cancellationToken).ConfigureAwait(false);
            var spots = fixture.Verifier.Descriptor.BlindSpots;
            foreach (var spot in spots)
            {
                Check.That(refused.LeftOpen.Contains(spot, StringComparer.Ordinal), $"the blind spot is not said: {spot}");
            }

            Check.That(refused.Evidence.Cause == RefusalCause.Revoked || refused.LeftOpen.Count > spots.Count, $"it is refused as {refused.Evidence.Cause}, and what is left open does not say so");
        });

    /// <summary>That it comes to be Refused is a law of its own: where it does not, there is nothing to read.</summary>
    private static async Task<Verification> RefusedAsync(RevocationVerifierFixture fixture, VerificationSubject subject, Verification alive, CancellationToken cancellationToken)
    {
        await fixture.RevokeAndWaitAsync(subject, cancellationToken).ConfigureAwait(false);
        var seen = await fixture.LookUntilRefusedAsync(subject, alive.SeenAlive, cancellationToken).ConfigureAwait(false);
        return seen.Verdict == Verdict.Refused ? seen : throw new LawDeclinedException($"a revoked credential is {seen.Verdict}: {seen.Reason}");
    }

    private static void IsComplete(Verification seen, VerificationSubject subject, VerifierDescriptor descriptor)
    {
        Check.That(seen.About.Credential == subject.Credential && seen.About.Version == subject.Version, $"{seen.Verdict} is about {seen.About.Credential}, {seen.About.Version}; asked was {subject.Credential}, {subject.Version}");
        Check.That(string.Equals(seen.Verifier, descriptor.Name, StringComparison.Ordinal), $"{seen.Verdict} is of the verifier {seen.Verifier}, which calls itself {descriptor.Name}");
        Check.That(string.Equals(seen.Evidence.Vantage, descriptor.Vantage, StringComparison.Ordinal), $"{seen.Verdict} was seen from {seen.Evidence.Vantage}, declared is {descriptor.Vantage}");
        Check.That(seen.Evidence.Seen == seen.Verdict, $"{seen.Verdict} rests on a look that saw {seen.Evidence.Seen}");
    }
}
