using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance;

/// <summary>The life of one credential beside its model: what every step must have come to.</summary>
internal sealed class Life(CredentialProviderFixture fixture, Issuing one, CancellationToken cancellationToken) : IDisposable
{
    /// <summary>How many versions an issuer that lets versions overlap must at least hold.</summary>
    public const int Room = 2;

    private readonly List<(IssuedVersion Issued, VersionStage Stage)> _versions = [];
    private readonly List<IssuedVersion> _ended = [];

    public async Task TakeAsync(LifeStep step)
    {
        await (step switch
        {
            LifeStep.Issue => IssueAsync(-1, default),
            LifeStep.IssueLosing lost => IssueAsync(lost.Exchange, lost.Moment),
            LifeStep.Move move => MoveAsync(move.From, move.To, -1, default),
            LifeStep.MoveLosing lost => MoveAsync(lost.From, lost.To, lost.Exchange, lost.Moment),
            _ => throw new System.Diagnostics.UnreachableException(),
        }).ConfigureAwait(false);
        await AgreeAsync(step).ConfigureAwait(false);
    }

    public void Dispose()
    {
        foreach (var issued in _versions.Select(version => version.Issued).Concat(_ended))
        {
            issued.Dispose();
        }
    }

    private async Task IssueAsync(int exchange, LossMoment moment)
    {
        var full = _versions.Exists(version => version.Stage == VersionStage.Pending) || (one.Can(Overlap) && _versions.Count >= Room);
        var intent = await one.IntentAsync().ConfigureAwait(false);
        fixture.Loss?.Arm(exchange, moment);
        var outcome = await one.Provider.IssueAsync(intent, cancellationToken).ConfigureAwait(false);
        var lost = fixture.Loss is { HasLost: true };
        fixture.Loss?.Arm(-1, moment);
        if (outcome.TryGet(out var issued, out var failure))
        {
            Check.That(!_versions.Exists(version => version.Stage == VersionStage.Pending), "a second version was issued beside a Pending one");
            if (!one.Can(Overlap))
            {
                End(_ => true);
            }

            _versions.Add((issued, VersionStage.Pending));
            return;
        }

        Check.That(lost || (full && failure.Kind is FailureKind.Conflict or FailureKind.LimitReached), $"issuing failed: {failure.Kind}, {failure.Reason}");
        if (failure.MayHaveApplied)
        {
            await one.MakeGoodAsync(intent).ConfigureAwait(false);
            if (!one.Can(Overlap))
            {
                await ForgetWhatEndedAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task MoveAsync(VersionStage from, VersionStage to, int exchange, LossMoment moment)
    {
        var at = _versions.FindIndex(version => version.Stage == from);
        if (at < 0 || !from.CanMoveTo(to) || (to == VersionStage.Disabled && !one.Can(Disable)) || (to == VersionStage.Revoked && !one.Can(Revoke)))
        {
            return;
        }

        var moved = _versions[at].Issued;
        var intent = one.Intent(moved.Version.Id, to);
        fixture.Loss?.Arm(exchange, moment);
        var outcome = await one.Provider.MoveAsync(intent, one.SecretFor(moved), cancellationToken).ConfigureAwait(false);
        var lost = fixture.Loss is { HasLost: true };
        fixture.Loss?.Arm(-1, moment);
        if (!outcome.TryGet(out _, out var failure))
        {
            Check.That(lost, $"moving from {from} to {to} failed: {failure.Kind}, {failure.Reason}");
            await one.MakeGoodAsync(intent, one.SecretFor(moved)).ConfigureAwait(false);
        }

        if (to == VersionStage.Current && _versions.FindIndex(version => version.Stage == VersionStage.Current) is >= 0 and var current)
        {
            _versions[current] = (_versions[current].Issued, VersionStage.Previous);
        }

        _versions[at] = (moved, to);
        End(version => version.Stage == VersionStage.Revoked);
    }

    private void End(Predicate<(IssuedVersion Issued, VersionStage Stage)> which)
    {
        _ended.AddRange(_versions.FindAll(which).Select(version => version.Issued));
        _versions.RemoveAll(which);
    }

    /// <summary>Where versions do not overlap, an issue whose answer was lost may have ended what was there: the issuer tells.</summary>
    private async Task ForgetWhatEndedAsync()
    {
        var seen = await one.StagesAsync().ConfigureAwait(false);
        End(version => !seen.ContainsKey(version.Issued.Version.Id));
    }

    private async Task AgreeAsync(LifeStep step)
    {
        var model = _versions.ToDictionary(version => version.Issued.Version.Id, version => version.Stage);
        var seen = new Dictionary<VersionId, VersionStage>();
        await Check.EventuallyAsync(
            async () => Issuing.Same(seen = await one.StagesAsync().ConfigureAwait(false), model),
            fixture.Provider.Descriptor.ListingWindow, fixture.Time, $"after {step} the issuer lists something else than {Issuing.Shown(model)}", cancellationToken).ConfigureAwait(false);
        foreach (var (issued, stage) in _versions)
        {
            if (stage.IsUsable())
            {
                await one.WorksSoonAsync(issued, $"after {step} the {stage} version is refused").ConfigureAwait(false);
            }
            else if (!fixture.Declined.ContainsKey(RevocationLaws.DisabledIsRefused.Id))
            {
                await one.IsRefusedSoonAsync(issued, $"after {step} the {stage} version is accepted").ConfigureAwait(false);
            }
        }

        foreach (var issued in _ended)
        {
            await one.IsRefusedSoonAsync(issued, $"after {step} a revoked version is accepted").ConfigureAwait(false);
        }
    }
}
