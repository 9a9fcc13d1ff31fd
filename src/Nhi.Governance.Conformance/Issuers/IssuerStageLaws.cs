using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance;

/// <summary>How versions come and go while all is well.</summary>
internal static class IssuerStageLaws
{
    private const ProviderCapabilities Rotating = List | Issue | Stages;
    private const int MostTried = 4;

    public static Law<CredentialProviderFixture> WorksAtOnce { get; } = new(
        "issuer.works-at-once", "An issued version works before anybody promotes it.", LawKind.Situation, Issuing.Needs(Issue),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueAsync().ConfigureAwait(false);
            await one.WorksSoonAsync(issued, "the version just issued is not accepted").ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> IssuedIsPending { get; } = new(
        "issuer.issued-is-pending", "An issued version is Pending until it is moved, and leaves the Current one where it is.", LawKind.Situation, Issuing.Needs(Rotating | Overlap),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var first = await one.IssueCurrentAsync().ConfigureAwait(false);
            using var second = await one.IssueAsync().ConfigureAwait(false);
            Check.That(second.Version.Stage == VersionStage.Pending, $"it is handed out as {second.Version.Stage}");
            await one.ExpectAsync("after a version was issued beside the Current one", (first, VersionStage.Current), (second, VersionStage.Pending)).ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> OneCurrent { get; } = new(
        "issuer.one-current", "Promotion leaves exactly one Current: the version promoted.", LawKind.Situation, Issuing.Needs(Rotating),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var first = await one.IssueCurrentAsync().ConfigureAwait(false);
            using var second = await one.IssueAsync().ConfigureAwait(false);
            var moved = await one.MoveAsync(second, VersionStage.Current).ConfigureAwait(false);
            Check.That(moved.Id == second.Version.Id && moved.Stage == VersionStage.Current, $"the promotion answers {moved.Id} {moved.Stage}");
            bool IsOne(Dictionary<VersionId, VersionStage> seen) => seen.Count(version => version.Value == VersionStage.Current) == 1 && seen.GetValueOrDefault(second.Version.Id) == VersionStage.Current;
            var seen = await one.StagesAsync(IsOne).ConfigureAwait(false);
            Check.That(IsOne(seen), $"{second.Version.Id} was promoted, and the issuer lists {Issuing.Shown(seen)}");
        });

    public static Law<CredentialProviderFixture> PreviousWorks { get; } = new(
        "issuer.previous-works", "What was Current works on as Previous until it is retired.", LawKind.Situation, Issuing.Needs(Rotating | Overlap),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var first = await one.IssueCurrentAsync().ConfigureAwait(false);
            await one.WorksSoonAsync(first, "the Current version is not accepted").ConfigureAwait(false);
            using var second = await one.IssueCurrentAsync().ConfigureAwait(false);
            Check.That(await one.WorksAsync(first).ConfigureAwait(false), "the version that was replaced is refused before it was retired");
        });

    public static Law<CredentialProviderFixture> EndsNothing { get; } = new(
        "issuer.issuing-ends-nothing", "Where versions overlap, issuing ends none: who holds as many as it may refuses another as LimitReached.", LawKind.Situation, Issuing.Needs(Issue | Stages | Overlap),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            var issued = new List<IssuedVersion>();
            try
            {
                while (issued.Count < MostTried)
                {
                    var before = new List<IssuedVersion>();
                    foreach (var version in issued)
                    {
                        if (await Check.SoonAsync(() => one.WorksAsync(version), one.Window, fixture.Time, cancellationToken).ConfigureAwait(false))
                        {
                            before.Add(version);
                        }
                    }

                    var outcome = await one.Provider.IssueAsync(await one.IntentAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
                    foreach (var version in before)
                    {
                        await one.WorksSoonAsync(version, $"a version that was accepted is refused since a further one was {(outcome.IsSuccess ? "issued" : "refused")}").ConfigureAwait(false);
                    }

                    if (!outcome.TryGet(out var made, out var failure))
                    {
                        Check.That(failure.Kind == FailureKind.LimitReached && issued.Count > 0, $"issuing beside {issued.Count} versions, none of them Pending, failed as {failure.Kind}, {failure.Reason}");
                        return;
                    }

                    issued.Add(made);
                    await one.MoveAsync(made, VersionStage.Current).ConfigureAwait(false);
                }
            }
            finally
            {
                issued.ForEach(version => version.Dispose());
            }
        });

    public static Law<CredentialProviderFixture> RollBack { get; } = new(
        "issuer.roll-back", "A Previous version can be made Current again, and the other becomes Previous.", LawKind.Situation, Issuing.Needs(Rotating | Overlap),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var first = await one.IssueCurrentAsync().ConfigureAwait(false);
            using var second = await one.IssueCurrentAsync().ConfigureAwait(false);
            await one.MoveAsync(first, VersionStage.Current).ConfigureAwait(false);
            await one.ExpectAsync("rolled back,", (first, VersionStage.Current), (second, VersionStage.Previous)).ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> MoveAgain { get; } = new(
        "issuer.move-again", "Moving a version where it already is succeeds and changes nothing.", LawKind.Situation, Issuing.Needs(Rotating),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var first = await one.IssueCurrentAsync().ConfigureAwait(false);
            using var second = await one.IssueCurrentAsync().ConfigureAwait(false);
            var before = await one.StagesAsync(seen => seen.ContainsKey(second.Version.Id)).ConfigureAwait(false);
            await one.MoveAsync(second, VersionStage.Current).ConfigureAwait(false);
            var after = await one.StagesAsync().ConfigureAwait(false);
            Check.That(Issuing.Same(before, after), $"promoted once the issuer lists {Issuing.Shown(before)}, twice {Issuing.Shown(after)}");
        });

    public static Law<CredentialProviderFixture> Order { get; } = new(
        "issuer.order", "A move outside the order is refused as Invalid and changes nothing.", LawKind.Situation, Issuing.Needs(Rotating),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var first = await one.IssueCurrentAsync().ConfigureAwait(false);
            using var second = await one.IssueAsync().ConfigureAwait(false);
            await one.StagesAsync(seen => seen.ContainsKey(second.Version.Id)).ConfigureAwait(false);
            foreach (var (issued, from) in new[] { (first, VersionStage.Current), (second, VersionStage.Pending) })
            {
                foreach (var to in Enum.GetValues<VersionStage>().Where(to => !from.CanMoveTo(to)))
                {
                    var before = await one.StagesAsync().ConfigureAwait(false);
                    if (!before.ContainsKey(issued.Version.Id))
                    {
                        continue;
                    }

                    FailureKind[] refusals = to == VersionStage.Disabled && !one.Can(Disable) ? [FailureKind.Invalid, FailureKind.Unsupported] : [FailureKind.Invalid];
                    Check.Failed(await one.TryMoveAsync(issued, to).ConfigureAwait(false), $"moving from {from} to {to}", refusals);
                    var after = await one.StagesAsync().ConfigureAwait(false);
                    Check.That(Issuing.Same(before, after), $"the refused move from {from} to {to} changed {Issuing.Shown(before)} into {Issuing.Shown(after)}");
                }
            }
        });

    public static Law<CredentialProviderFixture> OnePending { get; } = new(
        "issuer.one-pending", "While a version is Pending no other is issued.", LawKind.Situation, Issuing.Needs(Rotating),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var pending = await one.IssueAsync().ConfigureAwait(false);
            Check.Failed(
                await one.Provider.IssueAsync(await one.IntentAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
                "issuing beside a Pending version", FailureKind.Conflict, FailureKind.LimitReached);
            await one.ExpectAsync("after the second was refused", (pending, VersionStage.Pending)).ConfigureAwait(false);
        });
}
