using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance;

/// <summary>What becomes of a change whose answer was lost.</summary>
internal static class RecoveryLaws
{
    private const ProviderCapabilities Rotating = List | Issue | Stages | Revoke;

    public static Law<CredentialProviderFixture> LostIssue { get; } = new(
        "issuer.lost-issue", "After the answer to an issue was lost at any point, making good and issuing again leaves one Pending version and no orphan.", LawKind.Situation,
        fixture => fixture.Loss is null ? "answers cannot be lost here" : Issuing.Needs(Rotating)(fixture),
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
                var seen = await one.StagesAsync().ConfigureAwait(false);
                Check.That(seen.Values.Count(stage => stage == VersionStage.Pending) == 1, $"{at} the issuer ends with {Issuing.Shown(seen)}");
                Check.That(seen.Count <= 2 && seen.All(version => version.Value == VersionStage.Pending || version.Key == current.Version.Id), $"{at} an orphan is left: {Issuing.Shown(seen)}");
            }

            Check.That(lost > 0, "no answer was lost: the provider does not go through what loses them");
        });

    public static Law<CredentialProviderFixture> LostMove { get; } = new(
        "issuer.lost-move", "After the answer to a promotion was lost at any point, making good leaves the version promoted, once.", LawKind.Situation,
        fixture => fixture.Loss is null ? "answers cannot be lost here" : Issuing.Needs(Rotating)(fixture),
        async (fixture, _, cancellationToken) =>
        {
            var loss = fixture.Loss!;
            foreach (var (exchange, moment) in Moments(await ExchangesOfMoveAsync(fixture, cancellationToken).ConfigureAwait(false)))
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

                var seen = await one.StagesAsync().ConfigureAwait(false);
                var stray = seen.Where(version => version.Value != VersionStage.Previous && version.Key != second.Version.Id).Select(version => version.Key).ToList();
                Check.That(seen.GetValueOrDefault(second.Version.Id) == VersionStage.Current && stray.Count == 0, $"with the answer of exchange {exchange} lost {moment} the issuer ends with {Issuing.Shown(seen)}");
            }
        });

    public static Law<CredentialProviderFixture> Cancelled { get; } = new(
        "issuer.cancelled", "A call that is cancelled at any point leaves a state from which making good and trying again completes.", LawKind.Situation,
        fixture => fixture.Loss is null ? "exchanges cannot be counted here" : Issuing.Needs(Rotating)(fixture),
        async (fixture, _, cancellationToken) =>
        {
            var loss = fixture.Loss!;
            var exchanges = await ExchangesOfIssueAsync(fixture, cancellationToken).ConfigureAwait(false);
            for (var exchange = 0; exchange < exchanges; exchange++)
            {
                var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
                var intent = await one.IntentAsync().ConfigureAwait(false);
                loss.Arm(-1, LossMoment.AfterEffect);
                var at = $"cancelled in exchange {exchange}";
                var outcome = await CancelledInAsync(one, intent, loss, exchange, cancellationToken).ConfigureAwait(false);
                await AgainAsync(one, intent, outcome, at, cancellationToken).ConfigureAwait(false);
                var seen = await one.StagesAsync().ConfigureAwait(false);
                Check.That(seen.Count == 1 && seen.Values.Single() == VersionStage.Pending, $"{at} the issuer ends with {Issuing.Shown(seen)}");
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
            using var issued = Check.Succeeded(await one.Provider.IssueAsync(intent, cancellationToken).ConfigureAwait(false), "issuing");
            Recovery told = new Recovery.Unknown("not asked");
            await Check.EventuallyAsync(
                async () => (told = await one.Provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false)) is Recovery.Applied,
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
            using var pending = Check.Succeeded(await one.Provider.IssueAsync(sent, cancellationToken).ConfigureAwait(false), "issuing");
            var before = await one.StagesAsync().ConfigureAwait(false);
            foreach (var intent in new OperationIntent[] { sent, sent, one.Intent(pending.Version.Id, VersionStage.Current), one.Intent(current.Version.Id, VersionStage.Revoked) })
            {
                await one.Provider.RecoverAsync(intent, cancellationToken).ConfigureAwait(false);
            }

            var after = await one.StagesAsync().ConfigureAwait(false);
            Check.That(Issuing.Same(before, after), $"asking changed {Issuing.Shown(before)} into {Issuing.Shown(after)}");
        });

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

    private static async Task<int> ExchangesOfIssueAsync(CredentialProviderFixture fixture, CancellationToken cancellationToken)
    {
        var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
        using var current = await one.IssueCurrentAsync().ConfigureAwait(false);
        var intent = await one.IntentAsync().ConfigureAwait(false);
        fixture.Loss!.Arm(-1, LossMoment.AfterEffect);
        using var issued = Check.Succeeded(await one.Provider.IssueAsync(intent, cancellationToken).ConfigureAwait(false), "issuing");
        return fixture.Loss.Exchanges;
    }

    private static async Task<int> ExchangesOfMoveAsync(CredentialProviderFixture fixture, CancellationToken cancellationToken)
    {
        var one = await Issuing.NewAsync(fixture, cancellationToken).ConfigureAwait(false);
        using var current = await one.IssueCurrentAsync().ConfigureAwait(false);
        using var issued = await one.IssueAsync().ConfigureAwait(false);
        fixture.Loss!.Arm(-1, LossMoment.AfterEffect);
        await one.MoveAsync(issued, VersionStage.Current).ConfigureAwait(false);
        return fixture.Loss.Exchanges;
    }

    /// <summary>Cancels a call once its n-th exchange has begun. What was cancelled counts as a lost answer.</summary>
    private static async Task<Outcome<IssuedVersion>> CancelledInAsync(Issuing one, OperationIntent.Issue intent, IAnswerLoss loss, int exchange, CancellationToken cancellationToken)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var call = one.Provider.IssueAsync(intent, cancel.Token).AsTask();
        while (!call.IsCompleted && loss.Exchanges <= exchange)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        }

        await cancel.CancelAsync().ConfigureAwait(false);
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return default;
        }
    }
}
