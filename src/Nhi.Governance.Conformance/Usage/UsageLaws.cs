namespace Nhi.Governance.Conformance;

/// <summary>Uses show, and nothing else does.</summary>
internal static class UsageLaws
{
    public static Law<UsageSourceFixture> UseShows { get; } = new(
        "usage.use-shows",
        "A use shows within the declared lag.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var (_, uses) = await fixture.TryUseNewAsync(cancellationToken).ConfigureAwait(false);
            Check.That(uses.Count > 0, $"a use does not show within {fixture.Source.Descriptor.Lag + fixture.Grace}");
        });

    public static Law<UsageSourceFixture> UnusedShowsNothing { get; } = new(
        "usage.unused-shows-nothing",
        "A credential that was never used shows no use.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var credential = await fixture.NewCredentialAsync(cancellationToken).ConfigureAwait(false);
            var uses = await fixture.ReadAsync(credential, cancellationToken: cancellationToken).ConfigureAwait(false);
            Check.That(uses.Count == 0, $"{uses.Count} uses show");
        });

    public static Law<UsageSourceFixture> TimeIsTold { get; } = new(
        "usage.time-is-told",
        "A use is told with about the time it was made.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var before = fixture.Time.GetUtcNow();
            var (_, uses) = await fixture.UseNewAsync(cancellationToken).ConfigureAwait(false);

            // An issuer's clock may differ, and it may keep whole minutes.
            var slack = TimeSpan.FromMinutes(2);
            Check.That(uses.TrueForAll(use => use.At >= before - slack && use.At <= fixture.Time.GetUtcNow() + slack), $"a use is told of {uses[0].At:O}, and was made at {before:O}");
        });

    public static Law<UsageSourceFixture> FromIsInclusive { get; } = new(
        "usage.from-is-included",
        "A use shows in a question that begins at its instant.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var (credential, uses) = await fixture.UseNewAsync(cancellationToken).ConfigureAwait(false);
            var read = await fixture.ReadAsync(credential, from: uses[^1].At, cancellationToken: cancellationToken).ConfigureAwait(false);
            Check.That(read.Exists(use => use.At == uses[^1].At), "the use does not show");
        });

    public static Law<UsageSourceFixture> BeforeFrom { get; } = new(
        "usage.nothing-before-from",
        "A question shows no use from before it begins.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var (credential, uses) = await fixture.UseNewAsync(cancellationToken).ConfigureAwait(false);
            var from = uses[^1].At.AddTicks(1);
            Check.That((await fixture.ReadAsync(credential, from: from, cancellationToken: cancellationToken).ConfigureAwait(false)).TrueForAll(use => use.At >= from), "a use from before the question begins shows");
        });

    public static Law<UsageSourceFixture> NotAtTo { get; } = new(
        "usage.to-is-excluded",
        "A question shows no use of the instant it ends at, nor from after.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var (credential, uses) = await fixture.UseNewAsync(cancellationToken).ConfigureAwait(false);
            var to = uses[0].At;
            Check.That((await fixture.ReadAsync(credential, to: to, cancellationToken: cancellationToken).ConfigureAwait(false)).Count == 0, "a use of the instant the question ends at shows");
        });

    public static Law<UsageSourceFixture> OldestFirst { get; } = new(
        "usage.oldest-first",
        "Uses are told oldest first.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var (credential, first) = await fixture.UseNewAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromMilliseconds(20), fixture.Time, cancellationToken).ConfigureAwait(false);
            await fixture.UseAsync(credential, cancellationToken).ConfigureAwait(false);
            var uses = first;
            if (fixture.Source.Descriptor.Kind != UsageKind.LastUsed)
            {
                await Check.EventuallyAsync(
                    async () => (uses = await fixture.ReadAsync(credential, cancellationToken: cancellationToken).ConfigureAwait(false)).Count > first.Count,
                    fixture.Source.Descriptor.Lag + fixture.Grace,
                    fixture.Time,
                    "a second use does not show",
                    cancellationToken).ConfigureAwait(false);
            }

            Check.That(uses.Zip(uses.Skip(1)).All(pair => pair.First.At <= pair.Second.At), "a use is told before an older one");
        });

    public static Law<UsageSourceFixture> CredentialsAreApart { get; } = new(
        "usage.credentials-are-apart",
        "Who asks about one credential is told of no other.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var (one, _) = await fixture.UseNewAsync(cancellationToken).ConfigureAwait(false);
            await fixture.UseNewAsync(cancellationToken).ConfigureAwait(false);
            var uses = await fixture.ReadAsync(one, cancellationToken: cancellationToken).ConfigureAwait(false);
            Check.That(uses.TrueForAll(use => use.Credential == one), "a use of another credential shows");
        });

    public static Law<UsageSourceFixture> ProbesAreLeftOut { get; } = new(
        "usage.probes-are-left-out",
        "Looks of our own verifier do not show as uses.",
        LawKind.Situation,
        static fixture => fixture.Source.Descriptor.LeavesOutProbes ? null : "it does not declare to leave out probes",
        async (fixture, _, cancellationToken) =>
        {
            var credential = await fixture.NewCredentialAsync(cancellationToken).ConfigureAwait(false);
            var probe = await fixture.ProbeAsync(credential, cancellationToken).ConfigureAwait(false) ?? throw new LawDeclinedException("no verifier belongs to it here");
            await using var ended = probe.ConfigureAwait(false);

            // A probe that would show needs no longer for it than a use of another credential does.
            await fixture.UseNewAsync(cancellationToken).ConfigureAwait(false);
            var uses = await fixture.ReadAsync(credential, cancellationToken: cancellationToken).ConfigureAwait(false);
            Check.That(uses.Count == 0, "a probe shows as a use");
        });

    public static Law<UsageSourceFixture> KindAsDeclared { get; } = new(
        "usage.kind-as-declared",
        "Uses are told of the kind that is declared.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var (_, uses) = await fixture.UseNewAsync(cancellationToken).ConfigureAwait(false);
            Check.That(fixture.Source.Descriptor.Kind != UsageKind.Unknown, "no kind is declared");
            Check.That(uses.TrueForAll(use => use.Kind == fixture.Source.Descriptor.Kind), $"a use is told as {uses[0].Kind}, declared is {fixture.Source.Descriptor.Kind}");
        });

    public static Law<UsageSourceFixture> ReadingChangesNothing { get; } = new(
        "usage.reading-changes-nothing",
        "Reading is no use: read twice, it tells the same.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var (credential, _) = await fixture.UseNewAsync(cancellationToken).ConfigureAwait(false);
            var first = await fixture.ReadAsync(credential, cancellationToken: cancellationToken).ConfigureAwait(false);
            var second = await fixture.ReadAsync(credential, cancellationToken: cancellationToken).ConfigureAwait(false);
            Check.That(first.SequenceEqual(second), $"the first reading tells {first.Count} uses, the second {second.Count}, or they differ");
        });

    public static Law<UsageSourceFixture> Cancelled { get; } = new(
        "usage.cancelled",
        "A reading that is cancelled before it begins throws OperationCanceledException.",
        LawKind.Situation,
        UsageTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var credential = await fixture.NewCredentialAsync(cancellationToken).ConfigureAwait(false);
            await Cancellations.ThrowsAsync(async token => await fixture.ReadAsync(credential, cancellationToken: token).ConfigureAwait(false), "reading").ConfigureAwait(false);
        });
}
