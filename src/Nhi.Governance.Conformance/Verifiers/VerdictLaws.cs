namespace Nhi.Governance.Conformance;

/// <summary>Alive while it lives, Refused once it is revoked, and never before.</summary>
internal static class VerdictLaws
{
    public static Law<RevocationVerifierFixture> AliveWhileLive { get; } = new(
        "verifier.alive-while-live",
        "A live credential is Alive.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var seen = await fixture.Verifier.LookAsync(subject, cancellationToken: cancellationToken).ConfigureAwait(false);
            Check.That(seen.Verdict == Verdict.Alive, $"a live credential is {seen.Verdict}: {seen.Reason} ({seen.Evidence.Answer})");
        });

    public static Law<RevocationVerifierFixture> AliveGivesEvidence { get; } = new(
        "verifier.alive-gives-evidence",
        "Where a secret is seen to work, there is evidence to keep: of this verifier, this version and about this time.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var seen = await fixture.Verifier.LookAsync(subject, cancellationToken: cancellationToken).ConfigureAwait(false);
            if (seen.Verdict != Verdict.Alive)
            {
                throw new LawDeclinedException($"a live credential is {seen.Verdict}: {seen.Reason}");
            }

            Check.That(seen.SeenAlive is not null, $"there is no evidence: {seen.Reason}");
            Check.That(seen.SeenAlive.Version == subject.Version, "the evidence is of another version");
            Check.That(string.Equals(seen.SeenAlive.Verifier, fixture.Verifier.Descriptor.Name, StringComparison.Ordinal), "the evidence names another verifier");
            Check.That((seen.SeenAlive.At - fixture.Time.GetUtcNow()).Duration() < TimeSpan.FromMinutes(5), $"the evidence is of {seen.SeenAlive.At:O}");
        });

    public static Law<RevocationVerifierFixture> RefusedOnceRevoked { get; } = new(
        "verifier.refused-once-revoked",
        "A credential that was seen alive and is revoked is Refused once its propagation window is over.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var before = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            await fixture.RevokeAndWaitAsync(subject, cancellationToken).ConfigureAwait(false);
            var seen = await fixture.LookUntilRefusedAsync(subject, before.SeenAlive, cancellationToken).ConfigureAwait(false);
            Check.That(seen.Verdict == Verdict.Refused, $"a revoked credential is {seen.Verdict} after its propagation window: {seen.Reason} ({seen.Evidence.Answer})");
        });

    public static Law<RevocationVerifierFixture> NotRefusedBefore { get; } = new(
        "verifier.not-refused-before",
        "A live credential that was seen alive is not Refused when it is looked at again.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var before = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            VerifierTrial.NotRefused(await fixture.Verifier.LookAsync(subject, before.SeenAlive, cancellationToken: cancellationToken).ConfigureAwait(false), "a live credential");
        });

    public static Law<RevocationVerifierFixture> CredentialsAreApart { get; } = new(
        "verifier.credentials-are-apart",
        "Revoking one credential makes no other Refused.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            using var revoked = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            using var live = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var before = await fixture.SeeAliveAsync(live, cancellationToken).ConfigureAwait(false);
            if ((await fixture.Verifier.LookAsync(live, before.SeenAlive, cancellationToken: cancellationToken).ConfigureAwait(false)).Verdict == Verdict.Refused)
            {
                throw new LawDeclinedException("a live credential is Refused before any is revoked");
            }

            await fixture.RevokeAndWaitAsync(revoked, cancellationToken).ConfigureAwait(false);
            VerifierTrial.NotRefused(await fixture.Verifier.LookAsync(live, before.SeenAlive, cancellationToken: cancellationToken).ConfigureAwait(false), "a live credential beside a revoked one");
        });

    public static Law<RevocationVerifierFixture> StrengthAsDeclared { get; } = new(
        "verifier.strength-as-declared",
        "A verdict rests on something, and on no more than the verifier declares.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var alive = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            await fixture.RevokeAndWaitAsync(subject, cancellationToken).ConfigureAwait(false);
            var refused = await fixture.LookUntilRefusedAsync(subject, alive.SeenAlive, cancellationToken).ConfigureAwait(false);
            foreach (var seen in new[] { alive, refused }.Where(seen => seen.Verdict != Verdict.Indeterminate))
            {
                Check.That(
                    seen.Strength > EvidenceStrength.None && seen.Strength <= fixture.Verifier.Descriptor.Strongest, $"{seen.Verdict} rests on {seen.Strength}, declared is {fixture.Verifier.Descriptor.Strongest}");
            }
        });
}
