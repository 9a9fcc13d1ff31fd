namespace Nhi.Governance;

/// <summary>Classifies identities and holds them against their controls, many at a time and without words: what <see cref="Classifier"/> and <see cref="PolicyEvaluator"/> decide, as bits. Safe to share between threads, each with a batch of its own.</summary>
/// <remarks>Accepted risks and drafts are not looked at: they belong to findings, and those are made one by one.</remarks>
public sealed class BulkEvaluator
{
    private static readonly CodedColumn.Named Declared = new(new NamedCheck("the class that is declared", subject => Classifier.DeclaredIn(subject.Facts) is { } value ? (int)value + 1 : 0, IdentityFacts.DeclaredClass));

    private readonly EffectivePolicies _policies;
    private readonly BulkRules _rules;
    private readonly BulkControls _ofIdentities;
    private readonly BulkControls _ofCredentials;
    private readonly ColumnPlan _identityPlan;
    private readonly ColumnPlan _credentialPlan;
    private readonly TermTable _ruleTable;
    private readonly TermTable _identityTable;
    private readonly TermTable _credentialTable;
    private readonly ulong[] _askedOf;
    private readonly ulong[] _labelsOf;
    private readonly ulong[] _kindsOf;
    private readonly int _kinds;

    private BulkEvaluator(ControlPolicy policy, IEnumerable<ClassificationRule> rules)
    {
        PolicyCheck.Demand(policy);
        _policies = new EffectivePolicies(policy, withDrafts: false);
        var controls = _policies.Controls;
        var ofIdentities = controls.Where(control => control.Scope != Scope.Credential).ToList();
        var ofCredentials = controls.Where(control => control.Scope == Scope.Credential).ToList();
        Controls = [.. ofIdentities.Concat(ofCredentials).Select(control => control.Definition)];
        if (Controls.Count > 64)
        {
            throw new ArgumentException("More than 64 controls cannot be judged in bulk.", nameof(policy));
        }

        _rules = new BulkRules(rules);
        _ofIdentities = new BulkControls(ofIdentities, 0);
        _ofCredentials = new BulkControls(ofCredentials, ofIdentities.Count);
        _identityPlan = new ColumnPlan(_rules.Terms.Concat(_ofIdentities.Terms).Select(item => item.Term), Declared);
        _credentialPlan = new ColumnPlan(_ofCredentials.Terms.Select(item => item.Term));
        _ruleTable = new TermTable(_rules.Terms, _identityPlan);
        _identityTable = new TermTable(_ofIdentities.Terms, _identityPlan);
        _credentialTable = new TermTable(_ofCredentials.Terms, _credentialPlan);
        _labelsOf = Asking(_ofIdentities.Terms, _identityPlan, CodedColumn.Label.Instance);
        _kindsOf = Asking(_ofCredentials.Terms, _credentialPlan, CodedColumn.Kind.Instance);
        _kinds = Array.IndexOf(_credentialPlan.Coded, CodedColumn.Kind.Instance);
        _askedOf = [.. Enum.GetValues<Standing>().Order().Select(standing => Controls.Select((control, index) => control.AskedOf.Contains(standing) ? 1UL << index : 0).Aggregate(0UL, (mask, bit) => mask | bit))];
    }

    /// <summary>The controls that are judged, each at the place of its bit in <see cref="ControlOutcomes"/>.</summary>
    public IReadOnlyList<ControlDefinition> Controls { get; }

    /// <summary>Compiles rules and controls.</summary>
    /// <param name="policy">The baseline, or an overlay of it.</param>
    /// <param name="rules">The rules of classification; <see langword="null"/> for the built-in ones.</param>
    /// <returns>The evaluator.</returns>
    /// <exception cref="ArgumentException">The policy leaves more than 64 controls, or a control has more alternatives than fit.</exception>
    public static BulkEvaluator Compile(ControlPolicy policy, IEnumerable<ClassificationRule>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new BulkEvaluator(policy, rules ?? Classifier.BuiltIn.Rules);
    }

    /// <summary>Makes a batch for this evaluator.</summary>
    /// <param name="capacity">How many identities it can hold; a few thousand fill the work well.</param>
    /// <returns>The batch, empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive.</exception>
    public FactBatch NewBatch(int capacity) => new(this, _identityPlan, _credentialPlan, _policies, capacity);

    /// <summary>Decides what each identity of a batch is.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="verdicts">Takes a verdict for each.</param>
    /// <exception cref="ArgumentException">The batch is another evaluator's, or the room does not suffice.</exception>
    public void Classify(FactBatch batch, Span<ClassVerdict> verdicts)
    {
        Check(batch, verdicts.Length);
        var holds = batch.Holds(_ruleTable.Words);
        Span<byte> unlabelled = stackalloc byte[TermTable.Block];
        var declared = batch.Identities.Codes[_identityPlan.IndexOf(Declared)];
        for (var first = 0; first < batch.Count; first += TermTable.Block)
        {
            var count = Math.Min(TermTable.Block, batch.Count - first);
            _ruleTable.Run(batch.Identities, first, unlabelled[..count], Deadline.Unknown, holds);
            for (var row = 0; row < count; row++)
            {
                verdicts[first + row] = declared[first + row] is > 0 and var code
                    ? new ClassVerdict((IdentityClass)(code - 1), Standing.Governed, Classifier.DeclaredConfidence, isConflict: false)
                    : _rules.Decide(holds.Slice(row * _ruleTable.Words, _ruleTable.Words));
            }
        }
    }

    /// <summary>Judges the identities of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="verdicts">What each of them is.</param>
    /// <param name="asOf">The instant to judge from.</param>
    /// <param name="outcomes">Takes what the controls say of each.</param>
    /// <exception cref="ArgumentException">The batch is another evaluator's, or there are fewer verdicts, or less room, than identities.</exception>
    public void Evaluate(FactBatch batch, ReadOnlySpan<ClassVerdict> verdicts, DateTimeOffset asOf, Span<ControlOutcomes> outcomes)
    {
        Check(batch, Math.Min(verdicts.Length, outcomes.Length));
        var holds = batch.Holds(Math.Max(_identityTable.Words, _credentialTable.Words));
        Span<byte> labels = stackalloc byte[TermTable.Block];
        for (var first = 0; first < batch.Count; first += TermTable.Block)
        {
            var count = Math.Min(TermTable.Block, batch.Count - first);
            for (var row = 0; row < count; row++)
            {
                labels[row] = (byte)verdicts[first + row].Code;
            }

            _identityTable.Run(batch.Identities, first, labels[..count], Deadline.Mark(asOf), holds);
            for (var row = 0; row < count; row++)
            {
                outcomes[first + row] = _ofIdentities.Decide(holds.Slice(row * _identityTable.Words, _identityTable.Words));
            }
        }

        var owners = batch.CredentialsOf;
        for (var first = 0; first < owners.Length; first += TermTable.Block)
        {
            var count = Math.Min(TermTable.Block, owners.Length - first);
            for (var row = 0; row < count; row++)
            {
                labels[row] = (byte)verdicts[owners[first + row]].Code;
            }

            _credentialTable.Run(batch.Credentials, first, labels[..count], Deadline.Mark(asOf), holds);
            for (var row = 0; row < count; row++)
            {
                outcomes[owners[first + row]] |= _ofCredentials.Decide(holds.Slice(row * _credentialTable.Words, _credentialTable.Words));
            }
        }

        for (var row = 0; row < batch.Count; row++)
        {
            outcomes[row] &= _askedOf[(int)verdicts[row].Standing];
        }
    }

    /// <summary>Tells of each identity of a batch until when all that was said of it holds, if nothing but time goes on: the mark of the last such instant.</summary>
    internal void HoldsUntil(FactBatch batch, ReadOnlySpan<ClassVerdict> verdicts, DateTimeOffset asOf, Span<long> until)
    {
        var now = Deadline.Mark(asOf);
        until[..batch.Count].Fill(Deadline.NoneAhead);
        foreach (var (deadline, marks) in batch.Identities.Marks.Index())
        {
            for (var row = 0; batch.Identities.IsDue[deadline] && row < batch.Count; row++)
            {
                if (marks[row] >= now && (_labelsOf[deadline] >> verdicts[row].Code & 1) != 0)
                {
                    until[row] = Math.Min(until[row], marks[row]);
                }
            }
        }

        var owners = batch.CredentialsOf;
        foreach (var (deadline, marks) in batch.Credentials.Marks.Index())
        {
            for (var row = 0; batch.Credentials.IsDue[deadline] && row < owners.Length; row++)
            {
                if (marks[row] >= now && (_kindsOf[deadline] >> (_kinds < 0 ? 0 : batch.Credentials.Codes[_kinds][row]) & 1) != 0)
                {
                    until[owners[row]] = Math.Min(until[owners[row]], marks[row]);
                }
            }
        }
    }

    /// <summary>Of each deadline the codes of a column with which some term still asks for it.</summary>
    private static ulong[] Asking(IEnumerable<(Conjunction Term, int Bit)> terms, ColumnPlan plan, CodedColumn column)
    {
        var codes = new ulong[plan.Deadlines.Length];
        foreach (var (term, _) in terms)
        {
            foreach (var reached in term.Codes.Keys.OfType<CodedColumn.Reached>())
            {
                codes[plan.IndexOf(reached.Deadline)] |= term.Codes.GetValueOrDefault(column, ulong.MaxValue);
            }
        }

        return codes;
    }

    private void Check(FactBatch batch, int room)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (!ReferenceEquals(batch.Evaluator, this))
        {
            throw new ArgumentException("The batch was made by another evaluator.", nameof(batch));
        }

        if (room < batch.Count)
        {
            throw new ArgumentException($"There is room for {room} answers, and the batch holds {batch.Count} identities.", nameof(batch));
        }
    }
}
