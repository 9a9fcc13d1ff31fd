namespace Nhi.Governance;

/// <summary>Holds identities against the controls that their class and their credentials' kinds demand. Immutable, and so safe to share between threads.</summary>
public sealed class PolicyEvaluator
{
    private readonly ControlPolicy _policy;
    private readonly EffectivePolicies _binding;
    private readonly EffectivePolicies? _tried;

    private PolicyEvaluator(ControlPolicy policy)
    {
        _policy = policy;
        _binding = new EffectivePolicies(policy, withDrafts: false);
        _tried = policy.Rules.Any(rule => rule.IsDraft) ? new EffectivePolicies(policy, withDrafts: true) : null;
    }

    /// <summary>The controls of the baseline, in its order.</summary>
    public static IReadOnlyList<ControlDefinition> Controls { get; } = [.. BaselineControls.All.Select(control => control.Definition)];

    /// <summary>The roles in which somebody has to answer for an identity of a class.</summary>
    /// <param name="value">The class.</param>
    /// <returns>The roles; none for <see cref="IdentityClass.Unknown"/>, which is to be found out first.</returns>
    public static IReadOnlyList<OwnerRole> RolesDemandedOf(IdentityClass value) => OwnerControl.DemandedOf(value);

    /// <summary>The controls that are asked of somebody.</summary>
    internal IReadOnlyList<Control> Asked => _binding.Controls;

    /// <summary>Makes an evaluator.</summary>
    /// <param name="policy">The baseline, or an overlay of it.</param>
    /// <returns>The evaluator.</returns>
    /// <exception cref="ArgumentException">The policy names a control, a class or a kind that does not exist, two rules share a name, or there are more than 128.</exception>
    public static PolicyEvaluator Compile(ControlPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        PolicyCheck.Demand(policy);
        return new PolicyEvaluator(policy);
    }

    /// <summary>Judges an identity.</summary>
    /// <param name="identity">The identity, classified.</param>
    /// <param name="asOf">The instant to judge from.</param>
    /// <returns>The answers. Of a person's principal and of a vendor-managed one only those few are asked whose <see cref="ControlDefinition.AskedOf"/> says so.</returns>
    public Evaluation Evaluate(INonHumanIdentity identity, DateTimeOffset asOf) => Evaluate(identity, asOf, ulong.MaxValue);

    /// <summary>Judges an identity by some controls: a bit for each, in the order of <see cref="Asked"/>.</summary>
    internal Evaluation Evaluate(INonHumanIdentity identity, DateTimeOffset asOf, ulong only)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var results = Ask(_binding, identity, asOf, only);
        return new Evaluation(_tried is null ? results : WithDrafts(results, Ask(_tried, identity, asOf, ulong.MaxValue)));
    }

    /// <summary>Judges a copy of a credential that nobody knows.</summary>
    /// <param name="copy">The copy.</param>
    /// <returns>The answer, or <see langword="null"/> where its checksum failed or the control is switched off.</returns>
    public ControlResult? Evaluate(SecretCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return copy.Verdict != CopyVerdict.ChecksumFailed && DefinitionOf("credential.placement") is { } definition
            ? Dress(definition, PlacementControl.JudgeCopy(copy), identity: null, _policy) with { Source = copy.Location.Source }
            : null;
    }

    /// <summary>Judges a record that refers to an identity which does not exist.</summary>
    /// <param name="record">The record, in words.</param>
    /// <param name="target">The name that does not exist.</param>
    /// <param name="source">Where the record was read.</param>
    /// <returns>The answer, or <see langword="null"/> where the control is switched off.</returns>
    public ControlResult? EvaluateDangling(string record, string target, string source) =>
        DefinitionOf("trust.dangling") is { } definition
            ? Dress(
                definition,
                Judgement.NotMet("It names an identity that was deleted; whoever makes that name again takes over what it may do.", "Take the name out, or delete the record.", $"{record} names {target} ({source})") with { Subject = record },
                identity: null,
                _policy) with { Source = source }
            : null;

    /// <summary>The risk that was accepted for a result, if it still holds.</summary>
    /// <param name="identity">The identity.</param>
    /// <param name="control">The control.</param>
    /// <param name="asOf">The instant to judge from.</param>
    /// <param name="credential">The credential that the result is about; <see langword="null"/> where it is about the identity.</param>
    /// <returns>The accepted risk, or <see langword="null"/>.</returns>
    public AcceptedRisk? AcceptedFor(INonHumanIdentity identity, string control, DateTimeOffset asOf, CredentialId? credential = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return Accepting(identity, control, credential).FirstOrDefault(risk => risk.Expires > asOf);
    }

    /// <summary>One answer for each question: what only a draft finds is advice in place of what binds, and what a draft would weigh otherwise is said beside it.</summary>
    private static List<ControlResult> WithDrafts(List<ControlResult> binding, List<ControlResult> tried)
    {
        var results = new List<ControlResult>(binding);
        foreach (var draft in tried.Where(result => result.Outcome == ControlOutcome.NotMet))
        {
            var index = results.FindIndex(result => string.Equals(result.Control, draft.Control, StringComparison.Ordinal) && result.Credential == draft.Credential && string.Equals(result.Subject, draft.Subject, StringComparison.Ordinal));
            var reported = draft with { Severity = Severity.Advice, Decisions = [.. draft.Decisions, $"a draft, reported and not demanded: it would be {draft.Severity}"] };
            if (index < 0)
            {
                results.Add(reported);
            }
            else if (results[index].Outcome != ControlOutcome.NotMet)
            {
                results[index] = reported;
            }
            else if (results[index].Severity != draft.Severity)
            {
                results[index] = results[index] with { Decisions = [.. results[index].Decisions, $"a draft would make it {draft.Severity}"] };
            }
        }

        return results;
    }

    private IEnumerable<AcceptedRisk> Accepting(INonHumanIdentity identity, string control, CredentialId? credential) => _policy.AcceptedRisks.IsEmpty
        ? []
        : _policy.AcceptedRisks.Where(risk => string.Equals(risk.Control, control, StringComparison.Ordinal) && risk.Where.Matches(identity, CredentialOf(identity, credential)));

    private static Credential? CredentialOf(INonHumanIdentity identity, CredentialId? id) => id is null ? null : identity.Credentials.FirstOrDefault(credential => credential.Id == id);

    private ControlDefinition? DefinitionOf(string id) => _binding.Controls.Select(control => control.Definition).FirstOrDefault(definition => string.Equals(definition.Id, id, StringComparison.Ordinal) && _policy.Asks(id));

    private List<ControlResult> Ask(EffectivePolicies policies, INonHumanIdentity identity, DateTimeOffset asOf, ulong only)
    {
        var policy = policies.For(identity, null);
        ControlPolicy[] ofCredentials = [.. identity.Credentials.Select(credential => policies.For(identity, credential))];
        var results = new List<ControlResult>();
        for (var index = 0; index < policies.Controls.Count; index++)
        {
            var control = policies.Controls[index];
            if ((index < 64 && (only >> index & 1) == 0) || !control.Definition.AskedOf.Contains(identity.Classification.Standing))
            {
                continue;
            }

            foreach (var judgement in control.Judge(identity, asOf, policy, ofCredentials))
            {
                results.Add(Decided(Dress(control.Definition, judgement, identity, PolicyOf(judgement)), policies, identity, asOf));
            }
        }

        return results;

        ControlPolicy PolicyOf(Judgement judgement)
        {
            for (var index = 0; index < ofCredentials.Length; index++)
            {
                if (identity.Credentials[index].Id == judgement.Credential)
                {
                    return ofCredentials[index];
                }
            }

            return policy;
        }
    }

    /// <summary>Says who decided: the rules that matched, and acceptances that have expired.</summary>
    private ControlResult Decided(ControlResult result, EffectivePolicies policies, INonHumanIdentity identity, DateTimeOffset asOf)
    {
        if (ReferenceEquals(_policy, ControlPolicy.Baseline))
        {
            return result;
        }

        var credential = CredentialOf(identity, result.Credential);
        IReadOnlyList<string> decisions =
        [
            .. policies.SayOf(result.Control, identity, credential),
            .. Accepting(identity, result.Control, result.Credential)
                .Where(risk => result.Outcome == ControlOutcome.NotMet && risk.Expires <= asOf)
                .Select(risk => $"accepted by {risk.Approver} until {Judgement.Day(risk.Expires)}, which has passed"),
        ];
        return decisions.Count == 0 ? result : result with { Decisions = decisions };
    }

    private static ControlResult Dress(ControlDefinition definition, Judgement judgement, INonHumanIdentity? identity, ControlPolicy policy) => new()
    {
        Control = definition.Id,
        Credential = judgement.Credential,
        Outcome = judgement.Outcome,
        Severity = policy.Overrides.GetValueOrDefault(definition.Id)?.Severity ?? judgement.Severity ?? definition.Severity,
        Evidence = judgement.Evidence,
        Explanation = judgement.Explanation,
        NextStep = judgement.NextStep,
        MissingFacts = [.. judgement.Missing.Select(key => key.Name)],
        Command = judgement.Outcome == ControlOutcome.NotAssessable && identity is not null ? GapCommands.For(identity, definition.Id, judgement.Missing) : string.Empty,
        References = judgement.MoreReferences.Count == 0 ? definition.ReferencesFor(identity) : [.. definition.ReferencesFor(identity), .. judgement.MoreReferences],
        Subject = judgement.Subject,
    };
}
