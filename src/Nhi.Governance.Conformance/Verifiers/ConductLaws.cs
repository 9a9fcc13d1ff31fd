namespace Nhi.Governance.Conformance;

/// <summary>Looking does no more than it says.</summary>
internal static class ConductLaws
{
    public static Law<RevocationVerifierFixture> NoUndeclaredEffects { get; } = new(
        "verifier.no-undeclared-side-effects",
        "Looking changes nothing at the issuer that is not declared.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var before = await fixture.ObserveAsync(subject, cancellationToken).ConfigureAwait(false)
                ?? throw new LawDeclinedException("nothing of the issuer can be observed here");
            await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            var after = await fixture.ObserveAsync(subject, cancellationToken).ConfigureAwait(false);
            Check.That(string.Equals(before, after, StringComparison.Ordinal), $"looking has changed what the issuer shows.{Environment.NewLine}Before: {before}{Environment.NewLine}After: {after}");
        });

    public static Law<RevocationVerifierFixture> BudgetIsKept { get; } = new(
        "verifier.attempt-budget-is-kept",
        "However often a verifier is asked, it looks no oftener than its attempt budget says.",
        LawKind.Situation,
        VerifierNeeds.Budget,
        async (fixture, _, cancellationToken) =>
        {
            var budget = fixture.Verifier.Descriptor.AttemptBudget!;
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var before = await fixture.AttemptsAsync(subject, cancellationToken).ConfigureAwait(false) ?? throw new LawDeclinedException("attempts are not counted here");
            var started = fixture.Time.GetTimestamp();
            var alive = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            await fixture.RevokeAsync(subject, cancellationToken).ConfigureAwait(false);
            for (var look = 0; look < budget.Attempts + 3; look++)
            {
                await fixture.Verifier.LookAsync(subject, alive.SeenAlive, cancellationToken: cancellationToken).ConfigureAwait(false);
            }

            var attempts = await fixture.AttemptsAsync(subject, cancellationToken).ConfigureAwait(false) - before;
            if (fixture.Time.GetElapsedTime(started) >= budget.Per)
            {
                throw new LawDeclinedException($"looking took longer than the {budget.Per} that the budget is for");
            }

            Check.That(attempts <= budget.Attempts, $"{attempts} attempts were made, the budget has {budget.Attempts}");
        });

    public static Law<RevocationVerifierFixture> ShowsNoSecret { get; } = new(
        "verifier.shows-no-secret",
        "The secret does not show in what a verifier tells, whether it was accepted, refused, or the world was broken.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            var alive = await fixture.SeeAliveAsync(subject, cancellationToken).ConfigureAwait(false);
            Check.DoesNotShow(Printed.Of(alive), subject.Secret!, "an acceptance");
            foreach (var world in Enum.GetValues<BrokenWorld>())
            {
                if (await fixture.InAsync(world, cancellationToken).ConfigureAwait(false) is { } verifier)
                {
                    Check.DoesNotShow(Printed.Of(await verifier.LookAsync(subject, alive.SeenAlive, cancellationToken: cancellationToken).ConfigureAwait(false)), subject.Secret!, $"what is told in the world {world}");
                }
            }

            await fixture.RevokeAndWaitAsync(subject, cancellationToken).ConfigureAwait(false);
            Check.DoesNotShow(Printed.Of(await fixture.Verifier.LookAsync(subject, alive.SeenAlive, cancellationToken: cancellationToken).ConfigureAwait(false)), subject.Secret!, "a refusal");
        });

    public static Law<RevocationVerifierFixture> SecretStaysTheCallers { get; } = new(
        "verifier.secret-stays-the-callers",
        "The secret that was looked at is not disposed by the verifier.",
        LawKind.Situation,
        VerifierNeeds.Secret,
        async (fixture, run, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            await fixture.Verifier.VerifyAsync(new VerificationRequest(subject.Credential, subject.Version, OperationId.New()), subject.Secret, cancellationToken).ConfigureAwait(false);
            try
            {
                _ = subject.Secret!.Reveal();
            }
            catch (ObjectDisposedException)
            {
                throw new LawBrokenException("the caller's secret was disposed");
            }
        });

    public static Law<RevocationVerifierFixture> Cancelled { get; } = new(
        "verifier.cancelled",
        "A look that is cancelled before it begins throws OperationCanceledException, promptly.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            await Cancellations.ThrowsAsync(async token => await fixture.Verifier.LookAsync(subject, cancellationToken: token).ConfigureAwait(false), "looking").ConfigureAwait(false);
        });

    public static Law<RevocationVerifierFixture> CancelledInSilence { get; } = new(
        "verifier.cancelled-while-nobody-answers",
        "A look that is cancelled while nobody answers ends promptly.",
        LawKind.Situation,
        VerifierNeeds.Nothing,
        async (fixture, _, cancellationToken) =>
        {
            var verifier = await fixture.InAsync(BrokenWorld.BreaksOff, cancellationToken).ConfigureAwait(false) ?? throw new LawDeclinedException("nobody can be silent here");
            using var subject = await fixture.NewSubjectAsync(cancellationToken).ConfigureAwait(false);
            await Cancellations.AfterAsync(TimeSpan.FromMilliseconds(50), async token => await verifier.LookAsync(subject, cancellationToken: token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        });
}
