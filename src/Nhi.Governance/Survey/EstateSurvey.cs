using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Nhi.Governance;

/// <summary>Surveys an estate: reads its sources, tells what each identity is, holds it against its controls, and keeps the inventory.</summary>
/// <remarks>Safe to share between threads; surveys of one inventory that overlap are committed one after the other.</remarks>
public sealed partial class EstateSurvey
{
    private const int CommitAttempts = 5;
    private const int LargeEstate = 50_000;
    private readonly IReadOnlyList<IIdentitySource> _sources;
    private readonly IInventoryStore _inventory;
    private readonly PolicyEvaluator _evaluator;
    private readonly Classifier _classifier;
    private readonly TimeProvider _time;
    private readonly ILogger<EstateSurvey> _logger;
    private readonly SurveyScan _scan;
    private readonly IAttestationStore? _attestations;
    private readonly ISurveyRecordStore? _surveys;
    private readonly ControlPolicy _policy;

    /// <summary>Makes a survey.</summary>
    /// <param name="sources">What is read.</param>
    /// <param name="inventory">What was known, and where it is kept.</param>
    /// <param name="policy">The controls; <see langword="null"/> for the baseline.</param>
    /// <param name="classifier">The rules; <see langword="null"/> for the built-in ones.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">Takes what goes on; <see langword="null"/> for nobody.</param>
    /// <param name="scan">Where copies of secrets are looked for; <see langword="null"/> for nowhere.</param>
    /// <param name="attestations">What was attested; <see langword="null"/> where nothing is kept of it.</param>
    /// <param name="surveys">Keeps what was read and judged by, for reports and for the survey after it; <see langword="null"/> keeps nothing.</param>
    public EstateSurvey(
        IEnumerable<IIdentitySource> sources,
        IInventoryStore inventory,
        ControlPolicy? policy = null,
        Classifier? classifier = null,
        TimeProvider? time = null,
        ILogger<EstateSurvey>? logger = null,
        SurveyScan? scan = null,
        IAttestationStore? attestations = null,
        ISurveyRecordStore? surveys = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(inventory);
        _sources = [.. sources];
        _inventory = inventory;
        _policy = policy ?? ControlPolicy.Baseline;
        _evaluator = PolicyEvaluator.Compile(_policy);
        _classifier = classifier ?? Classifier.BuiltIn;
        _time = time ?? TimeProvider.System;
        _logger = logger ?? NullLogger<EstateSurvey>.Instance;
        _scan = scan ?? new SurveyScan([]);
        _attestations = attestations;
        _surveys = surveys;
    }

    /// <summary>Surveys once, and commits what changed to the inventory.</summary>
    /// <param name="options">Scope and as-of instant; <see langword="null"/> for none and now.</param>
    /// <param name="progress">Told of each file.</param>
    /// <param name="cancellationToken">Stops the survey; the inventory is then as it was.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="InventoryException">The inventory cannot be read or written.</exception>
    /// <exception cref="ProviderException">Secrets are enrolled, and the keys to look for them by cannot be read.</exception>
    public async Task<SurveyResult> RunAsync(SurveyOptions? options = null, IProgress<SurveyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new SurveyOptions();
        var asOf = options.AsOf ?? _time.GetUtcNow();
        var scope = await WithOwnAccountsAsync(options.Scope, cancellationToken).ConfigureAwait(false);
        var reading = await ReadAsync(new ReadRequest(scope, asOf), progress, cancellationToken).ConfigureAwait(false);
        var scan = await CopySearch.RunAsync(_scan, _time, Forward(reading, progress), cancellationToken).ConfigureAwait(false);
        foreach (var copy in CopySearch.Sightings(scan))
        {
            reading.Copies.Add(copy);
        }

        ReleaseIfLarge(reading.Observations.Count);
        var estate = Resolver.Resolve(reading, scope, asOf);
        var surveyed = estate.Identities.Select(identity => ClassHistory.Classified(_classifier, identity)).ToList();
        LogResolved(_logger, surveyed.Count, reading.Copies.Count, reading.Rejected.Count);
        reading.Forget();
        ReleaseIfLarge(surveyed.Count);
        for (var attempt = 1; ; attempt++)
        {
            var result = await CommitAsync(reading, scan, estate, surveyed, options.Asked, asOf, cancellationToken).ConfigureAwait(false);
            if (result is not null)
            {
                return result;
            }

            if (attempt == CommitAttempts)
            {
                throw new InventoryException("Other surveys kept committing to the inventory; run the survey again.");
            }
        }
    }

    /// <summary>An account that was surveyed once stays the estate's own, also where this survey does not read it.</summary>
    private async Task<EstateScope> WithOwnAccountsAsync(EstateScope scope, CancellationToken cancellationToken)
    {
        var accounts = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var identity in _inventory.ReadIdentitiesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (identity.Presence.Area.Split(':') is ["aws", { Length: 12 } account, ..])
            {
                accounts.Add(account);
            }
        }

        return new EstateScope(accounts.Select(account => KeyValuePair.Create(Parties.OwnAccountScope, account)).Concat(scope.Values));
    }

    private async Task<EstateReading> ReadAsync(ReadRequest request, IProgress<SurveyProgress>? progress, CancellationToken cancellationToken)
    {
        var reading = new EstateReading();
        foreach (var source in _sources)
        {
            await foreach (var value in source.ReadAsync(request, cancellationToken).ConfigureAwait(false))
            {
                reading.Add(value);
                if (value is SourceEvent.Completed)
                {
                    progress?.Report(new SurveyProgress(source.Name, reading.Summaries.Count, reading.Observations.Count, reading.Copies.Count));
                }
            }
        }

        if (_attestations is not null)
        {
            await foreach (var attestation in _attestations.ReadAttestationsAsync(cancellationToken).ConfigureAwait(false))
            {
                reading.Add(new SourceEvent.Attached([attestation.ToAttachment()]));
            }
        }

        if (_scan.Enrolments is not null)
        {
            await foreach (var enrolment in _scan.Enrolments.ReadEnrolmentsAsync(cancellationToken).ConfigureAwait(false))
            {
                reading.Enrolments.Add(enrolment);
            }
        }

        return reading;
    }

    /// <summary>What reading and resolving leave behind is as much again as what is kept of a large estate, and a machine with memory to spare gives the collector no reason to look.</summary>
    private static void ReleaseIfLarge(int identities)
    {
        if (identities >= LargeEstate)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private static ScanStep? Forward(EstateReading reading, IProgress<SurveyProgress>? progress) => progress is null ? null : new ScanStep(reading, progress);

    private async Task<SurveyResult?> CommitAsync(EstateReading reading, ScanResult scan, ResolvedEstate estate, IReadOnlyList<NonHumanIdentity> surveyed, IReadOnlyList<SurveyInput> asked, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var revision = await _inventory.GetRevisionAsync(cancellationToken).ConfigureAwait(false);
        var read = _sources.Select(source => source.Name).Concat(scan.Sources.Select(source => source.Name)).Concat(reading.Summaries.Select(summary => summary.Path)).ToHashSet(StringComparer.Ordinal);
        var diff = new InventoryDiff(reading, read, asOf, _classifier);
        var identities = await diff.IdentitiesAsync(surveyed, _inventory.ReadIdentitiesAsync(cancellationToken)).ConfigureAwait(false);
        var present = identities.Where(identity => identity.Presence.DisappearedAt is null).ToList();
        var judged = SurveyJudgement.Of(_evaluator, present, asOf);
        var found = judged.Findings.Concat(NobodysFindings(estate)).ToList();
        found.AddRange(await diff.FindingsAsync(found, _inventory.ReadFindingsAsync(cancellationToken)).ConfigureAwait(false));
        found.Sort(BySeverity);
        var before = _surveys is null ? null : await _surveys.GetSurveyAsync(cancellationToken).ConfigureAwait(false);
        if (await _inventory.CommitAsync(diff.Changes, revision, cancellationToken).ConfigureAwait(false) is not { } committed)
        {
            return null;
        }

        LogCommitted(_logger, found.Count, judged.Gaps.Count);
        var record = new SurveyRecord
        {
            Revision = committed,
            Basis = SurveyBasis.Of(asOf, _policy),
            Before = before?.Basis,
            Asked = asked,
            Sources = [.. reading.Summaries],
            Unrecognised = [.. reading.Unrecognised.Select(item => new SurveyNote(item.Path, string.Empty, item.Reason))],
            Rejected = [.. reading.Rejected.Select(item => new SurveyNote(item.Where.Path, item.Where.Place, item.Reason)).Union(CopySearch.Unread(scan))],
            Notes = [.. reading.Notes.Select(item => new SurveyNote(item.Where.Path, item.Where.Place, item.Text)).Union(CopySearch.Remarks(scan))],
            UnlinkedCopies = estate.UnlinkedCopies,
            Dangling = [.. estate.DanglingReferences.Select(reference => new SurveyNote(reference.Source, reference.Record, reference.Target))],
            Documents = scan.Documents + scan.Known,
            Enrolled = scan.EnrolledCount,
            Weak = scan.WeakCount,
            IsSearchPartial = scan.IsPartial,
            Departed = estate.Departed,
        };
        if (_surveys is not null)
        {
            // The inventory is committed: what it rests on is kept, whoever gets impatient meanwhile.
            await _surveys.PutSurveyAsync(record, CancellationToken.None).ConfigureAwait(false);
        }

        return record.ToResult(identities, found, judged, scan);
    }

    private IEnumerable<Finding> NobodysFindings(ResolvedEstate estate) =>
        estate.UnlinkedCopies.Select(_evaluator.Evaluate)
            .Concat(estate.DanglingReferences.Select(reference => _evaluator.EvaluateDangling(reference.Record, reference.Target, reference.Source)))
            .OfType<ControlResult>()
            .Select(result => new Finding(FindingIds.Of(null, result), null, result));

    internal static int BySeverity(Finding one, Finding other) =>
        one.Result.Severity != other.Result.Severity ? other.Result.Severity.CompareTo(one.Result.Severity) : one.Id.CompareTo(other.Id);

    [LoggerMessage(EventId = 1, EventName = "Resolved", Level = LogLevel.Information, Message = "{Identities} identities, {Copies} copies, {Rejected} records or files that could not be read")]
    private static partial void LogResolved(ILogger logger, int identities, int copies, int rejected);

    [LoggerMessage(EventId = 2, EventName = "Committed", Level = LogLevel.Information, Message = "{Findings} findings, {Gaps} controls not assessable")]
    private static partial void LogCommitted(ILogger logger, int findings, int gaps);

    private sealed class ScanStep(EstateReading reading, IProgress<SurveyProgress> progress) : IProgress<DocumentScanProgress>
    {
        public void Report(DocumentScanProgress value) =>
            progress.Report(new SurveyProgress(value.Source, reading.Summaries.Count, reading.Observations.Count, reading.Copies.Count) { Scan = value });
    }
}
