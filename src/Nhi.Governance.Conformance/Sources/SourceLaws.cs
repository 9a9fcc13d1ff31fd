namespace Nhi.Governance.Conformance;

/// <summary>A source tells all it reads, and what it could not.</summary>
internal static class SourceLaws
{
    public static Law<IdentitySourceFixture> ReadTwice { get; } = new(
        "source.read-twice",
        "What is read twice is told the same, in the same order.",
        LawKind.Situation,
        SourceTrial.Always,
        async (fixture, _, cancellationToken) => SourceTrial.Same(
            await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false), await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false)));

    public static Law<IdentitySourceFixture> InstancesAgree { get; } = new(
        "source.instances-agree",
        "Two instances over the same tell the same.",
        LawKind.Situation,
        SourceTrial.Always,
        async (fixture, _, cancellationToken) => SourceTrial.Same(
            await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false), await fixture.Again.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false)));

    public static Law<IdentitySourceFixture> AtTheSameTime { get; } = new(
        "source.read-at-the-same-time",
        "Two readings of one instance that go on at the same time tell the same.",
        LawKind.Situation,
        SourceTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var one = fixture.Source.ReadAsync(fixture.Request, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using var endOfOne = one.ConfigureAwait(false);
            var other = fixture.Source.ReadAsync(fixture.Request, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using var endOfOther = other.ConfigureAwait(false);
            var (first, second) = (new List<SourceEvent>(), new List<SourceEvent>());

            // In turn, so that neither has ended before the other began, and every run sees the same.
            for (var (isOne, isOther) = (true, true); isOne || isOther;)
            {
                isOne = isOne && await SourceTrial.TakeAsync(one, first).ConfigureAwait(false);
                isOther = isOther && await SourceTrial.TakeAsync(other, second).ConfigureAwait(false);
            }

            SourceTrial.Same(first, second);
        });

    public static Law<IdentitySourceFixture> FindsIdentities { get; } = new(
        "source.finds-identities",
        "Of something that holds two identities it tells at least two.",
        LawKind.Situation,
        SourceTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var identities = (await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false)).Observed();
            Check.That(identities.Count >= 2, $"{identities.Count} identities were told");
        });

    public static Law<IdentitySourceFixture> EveryUnitEnds { get; } = new(
        "source.every-unit-ends",
        "What was read ends with its summary: nothing is told of a file or unit that is not summed up.",
        LawKind.Situation,
        SourceTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var events = await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false);
            var summaries = events.Summaries();
            Check.That(summaries.Count > 0, "no summary was told");
            Check.That(events.FindLastIndex(told => told is SourceEvent.Observed or SourceEvent.Attached) < events.FindLastIndex(told => told is SourceEvent.Completed), "identities are told after the last summary");
        });

    public static Law<IdentitySourceFixture> CountsAddUp { get; } = new(
        "source.counts-add-up",
        "Identities, attachments and rejections of each summary add up to its records, also where one is damaged.",
        LawKind.Situation,
        SourceTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            foreach (var told in (await fixture.TellWholeAndDamagedAsync(cancellationToken).ConfigureAwait(false)).SelectMany(events => events.Summaries()))
            {
                Check.That(told.Records == told.Identities + told.Attachments + told.Rejected, $"{told.Records} records are {told.Identities} identities, {told.Attachments} attachments and {told.Rejected} rejections");
            }
        });

    public static Law<IdentitySourceFixture> CountsAreTrue { get; } = new(
        "source.counts-are-true",
        "The summaries count the identities and attachments that were told, and no rejection that was not, also where a record is damaged.",
        LawKind.Situation,
        SourceTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            foreach (var events in await fixture.TellWholeAndDamagedAsync(cancellationToken).ConfigureAwait(false))
            {
                var (identities, attachments, rejections) = (events.Observed().Count, events.OfType<SourceEvent.Attached>().Count(), events.OfType<SourceEvent.Rejected>().Count());
                var summaries = events.Summaries();
                Check.That(summaries.Sum(told => told.Identities) == identities, $"{identities} identities were told, the summaries count {summaries.Sum(told => told.Identities)}");
                Check.That(summaries.Sum(told => told.Attachments) == attachments, $"{attachments} attachments were told, the summaries count {summaries.Sum(told => told.Attachments)}");

                // A file that is rejected as a whole is told, and has no summary.
                Check.That(summaries.Sum(told => told.Rejected) <= rejections, $"{rejections} rejections were told, the summaries count {summaries.Sum(told => told.Rejected)}");
            }
        });

    public static Law<IdentitySourceFixture> NamesAreGiven { get; } = new(
        "source.identities-are-named",
        "Every identity has an id, an area and a source, and none of its aliases is empty.",
        LawKind.Situation,
        SourceTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            foreach (var seen in (await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false)).Observed())
            {
                Check.That(!string.IsNullOrWhiteSpace(seen.Id.Value), "an identity has no id");
                Check.That(!string.IsNullOrWhiteSpace(seen.Area), $"{seen.Id} has no area");
                Check.That(!string.IsNullOrWhiteSpace(seen.Source), $"{seen.Id} has no source");
                Check.That(seen.Aliases.All(alias => !string.IsNullOrWhiteSpace(alias.Value)), $"{seen.Id} has an empty alias");
                Check.That(seen.Credentials.All(credential => !string.IsNullOrWhiteSpace(credential.Id.Value)), $"{seen.Id} has a credential without an id");
            }
        });

    public static Law<IdentitySourceFixture> SightingsAgree { get; } = new(
        "source.sightings-of-one-agree",
        "Two sightings of one id agree on its area, and on whether the id is the issuer's own.",
        LawKind.Situation,
        SourceTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            var seen = (await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false)).Observed();
            var twice = seen.GroupBy(identity => identity.Id).Where(same => same.Skip(1).Any()).ToList();
            if (twice.Count == 0)
            {
                throw new LawDeclinedException("no identity is seen twice here");
            }

            var torn = twice.Find(same => same.Select(identity => (identity.Area, identity.IsImmutableId)).Distinct().Skip(1).Any());
            Check.That(torn is null, $"the sightings of {torn?.Key} do not agree");
        });

    public static Law<IdentitySourceFixture> DamageIsRejected { get; } = new(
        "source.damage-is-rejected",
        "One damaged record is one rejection more.",
        LawKind.Situation,
        Damaged,
        async (fixture, _, cancellationToken) =>
        {
            var whole = await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false);
            var damaged = await fixture.WithOneDamaged!.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false);
            var (before, after) = (whole.OfType<SourceEvent.Rejected>().Count(), damaged.OfType<SourceEvent.Rejected>().Count());
            Check.That(after == before + 1, $"there were {before} rejections, and there are {after}");
        });

    public static Law<IdentitySourceFixture> DamageIsAlone { get; } = new(
        "source.damage-is-alone",
        "Beside one damaged record every other identity is still told.",
        LawKind.Situation,
        Damaged,
        async (fixture, _, cancellationToken) =>
        {
            var whole = (await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false)).Observed();
            var damaged = (await fixture.WithOneDamaged!.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false)).Observed();
            var missing = whole.Select(seen => seen.Id).Except(damaged.Select(seen => seen.Id)).ToList();
            Check.That(missing.Count <= 1, $"{missing.Count} identities are missing: {string.Join(", ", missing)}");
        });

    public static Law<IdentitySourceFixture> DamageIsNotComplete { get; } = new(
        "source.damage-is-not-complete",
        "Where a record could not be read, the area of an identity that is missing is not said to be read completely.",
        LawKind.Situation,
        Damaged,
        async (fixture, _, cancellationToken) =>
        {
            var whole = (await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false)).Observed();
            var damaged = await fixture.WithOneDamaged!.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false);

            // Two pages of one list: it is as complete as its least complete page.
            var areas = damaged.Summaries().SelectMany(told => told.Areas).GroupBy(area => area.Area, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Min(area => area.Coverage), StringComparer.Ordinal);
            var lost = whole.ExceptBy(damaged.Observed().Select(seen => seen.Id), seen => seen.Id).ToList();
            if (lost.Count == 0)
            {
                throw new LawDeclinedException("no identity is lost with the damaged record");
            }

            foreach (var missing in lost)
            {
                Check.That(CoverageOf(areas, missing.Area) != Coverage.Complete, $"{missing.Id} is missing, and {missing.Area} is said to be complete");
            }
        });

    public static Law<IdentitySourceFixture> NothingIsNoEstate { get; } = new(
        "source.nothing-is-no-empty-estate",
        "Over something that is not there it tells of a rejection or of a partial reading, of no identity, and of nothing that was read completely.",
        LawKind.Situation,
        static fixture => fixture.OverNothing is null ? "there is always something here" : null,
        async (fixture, _, cancellationToken) =>
        {
            var events = await fixture.OverNothing!.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false);
            Check.That(events.Observed().Count == 0, "identities were told");
            Check.That(events.OfType<SourceEvent.Rejected>().Any() || events.Summaries().Exists(told => told.Areas.Any(area => area.Coverage == Coverage.Partial)), "neither a rejection nor a partial reading was told");
            Check.That(events.Summaries().SelectMany(told => told.Areas).All(area => area.Coverage != Coverage.Complete), "an area is said to be read completely");
        });

    public static Law<IdentitySourceFixture> ShowsNoSecret { get; } = new(
        "source.shows-no-secret",
        "No secret that lies in what is read is told, also where a record is damaged.",
        LawKind.Situation,
        static fixture => fixture.Secrets.Count == 0 ? "no secret lies in what is read" : null,
        async (fixture, _, cancellationToken) =>
        {
            foreach (var told in (await fixture.TellWholeAndDamagedAsync(cancellationToken).ConfigureAwait(false)).SelectMany(events => events).Select(Printed.Of))
            {
                Check.That(!fixture.Secrets.Any(secret => told.Contains(secret, StringComparison.Ordinal)), "a secret is told");
            }
        });

    public static Law<IdentitySourceFixture> Cancelled { get; } = new(
        "source.cancelled",
        "A reading that is cancelled before it begins throws OperationCanceledException.",
        LawKind.Situation,
        SourceTrial.Always,
        (fixture, _, _) => Cancellations.ThrowsAsync(token => fixture.Source.TellAsync(fixture.Request, token), "reading"));

    public static Law<IdentitySourceFixture> StoppedInTheMiddle { get; } = new(
        "source.stopped-in-the-middle",
        "A reading that is left after its first event ends, and the next begins anew: it tells all that another instance does.",
        LawKind.Situation,
        SourceTrial.Always,
        async (fixture, _, cancellationToken) =>
        {
            await foreach (var told in fixture.Source.ReadAsync(fixture.Request, cancellationToken).ConfigureAwait(false))
            {
                Check.That(told is not null, "nothing was told");
                break;
            }

            // In what order an instance tells is not looked at here, and no reading that ended came before.
            var next = await fixture.Source.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false);
            var all = await fixture.Again.TellAsync(fixture.Request, cancellationToken).ConfigureAwait(false);
            SourceTrial.SameInAnyOrder(next, all);
        });

    private static string? Damaged(IdentitySourceFixture fixture) => fixture.WithOneDamaged is null ? "records cannot be damaged one by one here" : null;

    /// <summary>What is told of an area, or of the whole before its slash.</summary>
    private static Coverage CoverageOf(Dictionary<string, Coverage> areas, string area) =>
        areas.TryGetValue(area, out var coverage) || (area.LastIndexOf('/') is > 0 and var slash && areas.TryGetValue(area[..slash], out coverage)) ? coverage : Coverage.Unknown;
}
