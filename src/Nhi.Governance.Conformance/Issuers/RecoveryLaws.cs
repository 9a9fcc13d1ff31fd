using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance;

/// <summary>What becomes of a change whose answer was lost.</summary>
internal static class RecoveryLaws
{
    private const ProviderCapabilities Rotating = List | Issue | Stages | Revoke;

    public static Law<CredentialProviderFixture> LostIssue { get; } = new(
        "issuer.lost-issue", "After the answer to an issue was lost at any point, making good and issuing again leaves one Pending version beside the Current one, and no orphan.", LawKind.Situation,
        fixture => fixture.Loss is null ? "answers cannot be lost here" : Lost(fixture),
        async (fixture, _, cancellationToken) =>
        {
            var loss = fixture.Loss!;
            var lost = 0;
            foreach (var (exchange, moment) in Moments(await ExchangesOfIssueAsync(fixture, cancellationToken).ConfigureAwait(false)))
            {
                var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
                using var current = await one.IssueCurrentAsync().ConfigureAwait(false);
                var intent = await one.IntentAsync().ConfigureAwait(false);
                loss.Arm(exchange, moment);
                var outcome = await one.Provider.IssueAsync(intent, cancellationToken).ConfigureAwait(false);
                lost += loss.HasLost ? 1 : 0;
                loss.Arm(-1, moment);
                var at = $"with the answer of exchange {exchange} lost {moment}";
                await AgainAsync(one, intent, outcome, at, cancellationToken).ConfigureAwait(false);
                bool IsOne(Dictionary<VersionId, VersionStage> seen) => seen.Values.Count(stage => stage == VersionStage.Pending) == 1;
                var seen = await one.StagesAsync(IsOne).ConfigureAwait(false);
                Check.That(IsOne(seen), $"{at} the issuer ends with {Issuing.Shown(seen)}");
                Check.That(!one.Can(Overlap) || seen.GetValueOrDefault(current.Version.Id) == VersionStage.Current, $"{at} the Current version does not stay so: {Issuing.Shown(seen)}");
                Check.That(seen.Count <= 2 && seen.All(version => version.Value == VersionStage.Pending || version.Key == current.Version.Id), $"{at} an orphan is left: {Issuing.Shown(seen)}");
            }

            Check.That(lost > 0, "no answer was lost: the provider does not go through what loses them");
        });

    public static Law<CredentialProviderFixture> LostMove { get; } = new(
        "issuer.lost-move", "After the answer to a promotion was lost at any point, making good leaves what a promotion leaves whose answer arrives.", LawKind.Situation,
        fixture => fixture.Loss is null ? "answers cannot be lost here" : Issuing.Needs(Rotating)(fixture),
        async (fixture, _, cancellationToken) =>
        {
            var loss = fixture.Loss!;
            var (exchanges, otherwise) = await UndisturbedMoveAsync(fixture, cancellationToken).ConfigureAwait(false);
            foreach (var (exchange, moment) in Moments(exchanges))
            {
                var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
                using var first = await one.IssueCurrentAsync().ConfigureAwait(false);
                using var second = await one.IssueAsync().ConfigureAwait(false);
                var intent = one.Intent(second.Version.Id, VersionStage.Current);
                loss.Arm(exchange, moment);
                var outcome = await one.Provider.MoveAsync(intent, null, cancellationToken).ConfigureAwait(false);
                loss.Arm(-1, moment);
                if (!outcome.IsSuccess)
                {
                    await one.MakeGoodAsync(intent).ConfigureAwait(false);
                }

                bool IsSame(Dictionary<VersionId, VersionStage> seen) => otherwise.SequenceEqual(Listed(seen, first, second));
                var seen = await one.StagesAsync(IsSame).ConfigureAwait(false);
                Check.That(IsSame(seen), $"with the answer of exchange {exchange} lost {moment} the issuer ends with {Issuing.Shown(seen)}, and without a loss with {string.Join(", ", otherwise)}");
            }
        });

    public static Law<CredentialProviderFixture> Cancelled { get; } = new(
        "issuer.cancelled", "A call that is cancelled at any point leaves a state from which making good and trying again completes.", LawKind.Situation,
        fixture => fixture.Loss is null ? "exchanges cannot be counted here" : Lost(fixture),
        async (fixture, _, cancellationToken) =>
        {
            var loss = fixture.Loss!;
            var exchanges = await ExchangesOfIssueAsync(fixture, cancellationToken).ConfigureAwait(false);
            for (var exchange = 0; exchange < exchanges; exchange++)
            {
                var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
                var intent = await one.IntentAsync().ConfigureAwait(false);
                var at = $"cancelled in exchange {exchange}";
                var outcome = await Cancellations.InExchangeAsync(loss, exchange, token => one.Provider.IssueAsync(intent, token), cancellationToken).ConfigureAwait(false);
                await AgainAsync(one, intent, outcome, at, cancellationToken).ConfigureAwait(false);
                bool IsOne(Dictionary<VersionId, VersionStage> seen) => seen.Count == 1 && seen.Values.Single() == VersionStage.Pending;
                var seen = await one.StagesAsync(IsOne).ConfigureAwait(false);
                Check.That(IsOne(seen), $"{at} the issuer ends with {Issuing.Shown(seen)}");
            }
        });

    public static Law<CredentialProviderFixture> Told { get; } = new(
        "issuer.recovery-tells", "Recovery finds a version that was issued, and never one that was not.", LawKind.Situation, Issuing.Needs(List | Issue),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            var intent = await one.IntentAsync().ConfigureAwait(false);
            var early = await one.Provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false);
            Check.That(early is not Recovery.Applied, "an issue that was never sent is said to have been applied");
            using var issued = await one.IssueAsync(intent).ConfigureAwait(false);
            Recovery told = new Recovery.Unknown("not asked");
            await Check.EventuallyAsync(
                async () =>
                {
                    told = await one.Provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false);
                    Check.That(told is not Recovery.NotApplied, "a version that was issued is said not to have been: within the propagation window that is Unknown");
                    return told is Recovery.Applied;
                },
                one.Window, fixture.Time, "a version that was issued is not found again", cancellationToken).ConfigureAwait(false);
            Check.That(told is Recovery.Applied applied && applied.Version.Id == issued.Version.Id, "recovery finds another version than the one that was issued");
        });

    public static Law<CredentialProviderFixture> MoveTold { get; } = new(
        "issuer.recovery-tells-moves", "Recovery tells a promotion that was made from one that was not.", LawKind.Situation, Issuing.Needs(List | Issue | Stages),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var issued = await one.IssueAsync().ConfigureAwait(false);
            var intent = one.Intent(issued.Version.Id, VersionStage.Current);
            Check.That(await one.Provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false) is not Recovery.Applied, "a promotion that was never sent is said to have been made");
            Check.Succeeded(await one.Provider.MoveAsync(intent, null, cancellationToken).ConfigureAwait(false), "promoting");
            await Check.EventuallyAsync(
                async () => await one.Provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false) is Recovery.Applied { Version.Stage: VersionStage.Current },
                one.Window, fixture.Time, "a promotion that was made is not found again", cancellationToken).ConfigureAwait(false);
        });

    public static Law<CredentialProviderFixture> ReadsOnly { get; } = new(
        "issuer.recovery-changes-nothing", "Asking what became of an operation changes nothing, however often.", LawKind.Situation, Issuing.Needs(List | Issue | Stages),
        async (fixture, _, cancellationToken) =>
        {
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            using var current = await one.IssueCurrentAsync().ConfigureAwait(false);
            var sent = await one.IntentAsync().ConfigureAwait(false);
            using var pending = await one.IssueAsync(sent).ConfigureAwait(false);
            var before = await one.StagesAsync(seen => seen.ContainsKey(pending.Version.Id)).ConfigureAwait(false);
            foreach (var intent in new OperationIntent[] { sent, sent, one.Intent(pending.Version.Id, VersionStage.Current), one.Intent(current.Version.Id, VersionStage.Revoked) })
            {
                await one.Provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false);
            }

            var after = await one.StagesAsync().ConfigureAwait(false);
            Check.That(Issuing.Same(before, after), $"asking changed {Issuing.Shown(before)} into {Issuing.Shown(after)}");
        });

    public static Law<CredentialProviderFixture> Doubts { get; } = new(
        "issuer.recovery-doubts", "While the issuer does not answer, what became of an operation is Unknown: never that it had no effect.", LawKind.Situation,
        fixture => fixture.Loss is null ? "answers cannot be lost here" : Issuing.Needs(List | Issue)(fixture),
        async (fixture, _, cancellationToken) =>
        {
            var loss = fixture.Loss!;
            var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
            var intent = await one.IntentAsync().ConfigureAwait(false);
            using var issued = await one.IssueAsync(intent).ConfigureAwait(false);
            await one.StagesAsync(seen => seen.ContainsKey(issued.Version.Id)).ConfigureAwait(false);
            loss.Arm(-1, LossMoment.AfterEffect);
            await one.Provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false);
            foreach (var (exchange, moment) in Moments(loss.Exchanges))
            {
                loss.Arm(exchange, moment);
                var told = await one.Provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false);
                var lost = loss.HasLost;
                loss.Arm(-1, moment);
                Check.That(!lost || told is not Recovery.NotApplied, $"with the answer of exchange {exchange} lost {moment} recovery says that a version was not issued which was");
            }
        });

    /// <summary>How many exchanges issuing a version takes.</summary>
    public static async Task<int> ExchangesOfIssueAsync(CredentialProviderFixture fixture, CancellationToken cancellationToken)
    {
        var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
        using var current = await one.IssueCurrentAsync().ConfigureAwait(false);
        var intent = await one.IntentAsync().ConfigureAwait(false);
        fixture.Loss!.Arm(-1, LossMoment.AfterEffect);
        using var issued = await one.IssueAsync(intent).ConfigureAwait(false);
        return fixture.Loss.Exchanges;
    }

    private static string? Lost(CredentialProviderFixture fixture) =>
        Issuing.KeepsWhatIsLost(fixture) ? "what it issued cannot be revoked once the answer with the secret was lost" : Issuing.Needs(Rotating)(fixture);

    private static IEnumerable<(int Exchange, LossMoment Moment)> Moments(int exchanges) =>
        Enumerable.Range(0, exchanges).SelectMany(exchange => new[] { (exchange, LossMoment.BeforeArrival), (exchange, LossMoment.AfterEffect) });

    /// <summary>Makes good and issues again, unless it went well after all.</summary>
    private static async Task AgainAsync(Issuing one, OperationIntent.Issue intent, Outcome<IssuedVersion> outcome, string at, CancellationToken cancellationToken)
    {
        if (outcome.TryGet(out var survived, out var failure))
        {
            survived.Dispose();
            return;
        }

        if (failure.MayHaveApplied)
        {
            await one.MakeGoodAsync(intent).ConfigureAwait(false);
        }

        using var again = Check.Succeeded(await one.Provider.IssueAsync(await one.IntentAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false), $"issuing again {at}");
    }

    private static async Task<(int Exchanges, VersionStage?[] Listed)> UndisturbedMoveAsync(CredentialProviderFixture fixture, CancellationToken cancellationToken)
    {
        var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
        using var current = await one.IssueCurrentAsync().ConfigureAwait(false);
        using var issued = await one.IssueAsync().ConfigureAwait(false);
        fixture.Loss!.Arm(-1, LossMoment.AfterEffect);
        await one.MoveAsync(issued, VersionStage.Current).ConfigureAwait(false);
        var exchanges = fixture.Loss.Exchanges;
        return (exchanges, Listed(await one.StagesAsync(seen => seen.GetValueOrDefault(issued.Version.Id) == VersionStage.Current).ConfigureAwait(false), current, issued));
    }

    private static VersionStage?[] Listed(Dictionary<VersionId, VersionStage> seen, params ReadOnlySpan<IssuedVersion> versions)
    {
        var listed = new VersionStage?[versions.Length];
        for (var at = 0; at < versions.Length; at++)
        {
            listed[at] = seen.TryGetValue(versions[at].Version.Id, out var stage) ? stage : null;
        }

        return listed;
    }
}
