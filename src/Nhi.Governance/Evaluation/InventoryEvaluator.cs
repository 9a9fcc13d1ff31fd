using System.Runtime.CompilerServices;

namespace Nhi.Governance;

/// <summary>Judges again what an inventory knows, without reading any source: after time has passed, after the policy or the rules have changed, after commits.</summary>
/// <remarks>
/// <para>Only identities that are due are read: those that changed since their last evaluation, those for which a deadline has passed, and all of them when the policy, the baseline or the rules are others, or the instant is an earlier one.
/// What is left behind is what judging all of them would leave. Memory does not grow with the inventory.</para>
/// <para>Safe to share between threads. Evaluations of one inventory that overlap do not mix: where one on another basis begins, the other ends with an <see cref="InventoryException"/>.</para>
/// </remarks>
public sealed class InventoryEvaluator
{
    private const int CommitAttempts = 5;
    private readonly IEvaluationStore _store;
    private readonly ControlPolicy _policy;
    private readonly ISurveyRecordStore? _surveys;
    private readonly TimeProvider _time;
    private readonly DueJudge _judge;
    private readonly string _digest;

    /// <summary>Makes an evaluator.</summary>
    /// <param name="store">The inventory.</param>
    /// <param name="policy">The controls; <see langword="null"/> for the baseline.</param>
    /// <param name="classifier">The rules; <see langword="null"/> for the built-in ones.</param>
    /// <param name="surveys">Tells which copies and references are nobody's, and takes what the inventory was last judged by; <see langword="null"/> leaves nobody's findings as they are.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">The policy names a control that does not exist, or leaves more controls than can be judged in bulk.</exception>
    public InventoryEvaluator(IEvaluationStore store, ControlPolicy? policy = null, Classifier? classifier = null, ISurveyRecordStore? surveys = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _policy = policy ?? ControlPolicy.Baseline;
        _surveys = surveys;
        _time = time ?? TimeProvider.System;
        _judge = new DueJudge(_policy, classifier ?? Classifier.BuiltIn);
        _digest = PolicyDigests.Of(_policy, (classifier ?? Classifier.BuiltIn).Rules);
    }

    /// <summary>Identities at a time.</summary>
    /// <value>The default, 1024, is enough that a commit is cheap for each, and few enough that a batch is forgotten before the collector has to move it.</value>
    internal int BatchSize { get; init; } = 1024;

    /// <summary>Evaluates what is due.</summary>
    /// <param name="asOf">The instant to judge from; <see langword="null"/> for now.</param>
    /// <param name="cancellationToken">Stops it after the step that is under way: what was told is committed, and the rest stays due.</param>
    /// <returns>Step by step, what came of it; nothing where nothing was due. It goes on as it is enumerated.</returns>
    /// <exception cref="InventoryException">The inventory cannot be read or written, others keep committing to it, or an evaluation on another basis began. What was told is committed.</exception>
    public async IAsyncEnumerable<EvaluationStep> RunAsync(DateTimeOffset? asOf = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var basis = new EvaluationBasis(_digest, asOf ?? _time.GetUtcNow());
        await _store.BeginEvaluationAsync(basis, cancellationToken).ConfigureAwait(false);
        var (batch, last) = (_judge.NewBatch(BatchSize), default(Revision));
        IdentityId? after = null;
        var next = ReadAsync(basis, after, cancellationToken);
        try
        {
            while (await next.ConfigureAwait(false) is { Due.Count: > 0 } due)
            {
                // The next ones are read while these are judged and written: of a revision that is one behind at the most.
                var end = due.Due[^1].Identity.Id;
                next = ReadAsync(basis, end, cancellationToken);
                JudgedBatch judged;
                for (var attempt = 1; ; attempt++)
                {
                    judged = _judge.Judge(batch, due.Due, basis.AsOf);
                    var from = due.Revision.Value > last.Value ? due.Revision : last;
                    if (await _store.CommitEvaluationAsync(basis, judged.Changes, judged.Marks, from, cancellationToken).ConfigureAwait(false) is { } committed)
                    {
                        last = committed;
                        break;
                    }

                    if (attempt == CommitAttempts)
                    {
                        throw new InventoryException("Others kept committing to the inventory; what was evaluated is kept: evaluate again.");
                    }

                    await SettleAsync(next).ConfigureAwait(false);
                    last = default;
                    due = await ReadAsync(basis, after, cancellationToken).ConfigureAwait(false);
                    end = due.Due.Count == 0 ? end : due.Due[^1].Identity.Id;
                    next = ReadAsync(basis, end, cancellationToken);
                }

                after = end;
                yield return judged.Step;
            }
        }
        finally
        {
            await SettleAsync(next).ConfigureAwait(false);
        }

        if (_surveys is not null && await JudgeNobodysAsync(_surveys, basis, cancellationToken).ConfigureAwait(false) is { } nobodys)
        {
            yield return nobodys;
        }
    }

    /// <summary>What still reads is let end; what it says of that nobody asks any more.</summary>
    private static async Task SettleAsync(Task reading) => await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    // A store may work on the caller's thread.
    private Task<EvaluationBatch> ReadAsync(EvaluationBasis basis, IdentityId? after, CancellationToken cancellationToken) =>
        Task.Run(async () => await _store.ReadDueAsync(basis, after, BatchSize, cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Judges copies and references of which no identity is known, and keeps what the inventory was judged by.</summary>
    private async Task<EvaluationStep?> JudgeNobodysAsync(ISurveyRecordStore surveys, EvaluationBasis basis, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < CommitAttempts; attempt++)
        {
            if (await surveys.GetSurveyAsync(cancellationToken).ConfigureAwait(false) is not { } record)
            {
                return null;
            }

            var revision = (await _store.ReadDueAsync(basis, after: null, most: 1, cancellationToken).ConfigureAwait(false)).Revision;
            var open = await _store.ReadNobodysFindingsAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            var judged = _judge.JudgeNobodys(record, open);
            if (judged.Changes.Count > 0 && await _store.CommitEvaluationAsync(basis, judged.Changes, [], revision, cancellationToken).ConfigureAwait(false) is not { } _)
            {
                continue;
            }

            var now = SurveyBasis.Of(basis.AsOf, _policy);
            if (now.AsOf != record.Basis.AsOf || !string.Equals(PolicyDigests.Of(now.Policy), PolicyDigests.Of(record.Basis.Policy), StringComparison.Ordinal))
            {
                await surveys.PutSurveyAsync(record with { Basis = now, Before = record.Basis }, CancellationToken.None).ConfigureAwait(false);
            }

            return judged.Changes.Count == 0 ? null : judged.Step;
        }

        throw new InventoryException("Others kept committing to the inventory; what was evaluated is kept: evaluate again.");
    }
}
