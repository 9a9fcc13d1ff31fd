namespace Nhi.Governance;

/// <summary>Holds identities against the controls that their class and their credentials' kinds demand. Immutable, and so safe to share between threads.</summary>
public sealed class PolicyEvaluator
{
    private readonly ControlPolicy _policy;
    private readonly Control[] _controls;

    private PolicyEvaluator(ControlPolicy policy)
    {
        _policy = policy;
        _controls = [.. EnabledBy(policy)];
    }

    /// <summary>The controls of the baseline, in its order.</summary>
    public static IReadOnlyList<ControlDefinition> Controls { get; } = [.. BaselineControls.All.Select(control => control.Definition)];

    /// <summary>The roles in which somebody has to answer for an identity of a class.</summary>
    /// <param name="value">The class.</param>
    /// <returns>The roles; none for <see cref="IdentityClass.Unknown"/>, which is to be found out first.</returns>
    public static IReadOnlyList<OwnerRole> RolesDemandedOf(IdentityClass value) => OwnerControl.DemandedOf(value);

    /// <summary>Makes an evaluator.</summary>
    /// <param name="policy">The baseline, or an overlay of it.</param>
    /// <returns>The evaluator.</returns>
    /// <exception cref="ArgumentException">The policy names a control that does not exist.</exception>
    public static PolicyEvaluator Compile(ControlPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var known = Controls.Select(control => control.Id).ToHashSet(StringComparer.Ordinal);
        return policy.Overrides.Keys.Concat(policy.AcceptedRisks.Select(risk => risk.Control)).FirstOrDefault(id => !known.Contains(id)) is { } unknown
            ? throw new ArgumentException($"The policy names the control '{unknown}', which does not exist.", nameof(policy))
            : new PolicyEvaluator(policy);
    }

    /// <summary>Judges an identity.</summary>
    /// <param name="identity">The identity, classified.</param>
    /// <param name="asOf">The instant to judge from.</param>
    /// <returns>The answers. Of a person's principal and of a vendor-managed one only those few are asked whose <see cref="ControlDefinition.AskedOf"/> says so.</returns>
    public Evaluation Evaluate(INonHumanIdentity identity, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var context = new ControlContext(asOf, _policy);
        var results =
            from control in _controls
            where control.Definition.AskedOf.Contains(identity.Classification.Standing)
            from judgement in control.Judge(identity, context)
            select Dress(control.Definition, judgement, identity);
        return new Evaluation([.. results]);
    }

    /// <summary>Judges a copy of a credential that nobody knows.</summary>
    /// <param name="copy">The copy.</param>
    /// <returns>The answer, or <see langword="null"/> where its checksum failed or the control is switched off.</returns>
    public ControlResult? Evaluate(SecretCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return copy.Verdict != CopyVerdict.ChecksumFailed && DefinitionOf("credential.placement") is { } definition
            ? Dress(definition, PlacementControl.JudgeCopy(copy), identity: null) with { Source = copy.Location.Source }
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
                identity: null) with { Source = source }
            : null;

    /// <summary>The risk that was accepted for a result, if it still holds.</summary>
    /// <param name="identity">The identity.</param>
    /// <param name="control">The control.</param>
    /// <param name="asOf">The instant to judge from.</param>
    /// <returns>The accepted risk, or <see langword="null"/>.</returns>
    public AcceptedRisk? AcceptedFor(INonHumanIdentity identity, string control, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return _policy.AcceptedRisks.FirstOrDefault(risk =>
            string.Equals(risk.Control, control, StringComparison.Ordinal) && risk.Expires > asOf && (risk.Identity == identity.Id || identity.Aliases.Contains(risk.Identity)));
    }

    internal static IEnumerable<Control> EnabledBy(ControlPolicy policy) => BaselineControls.All.Where(control => policy.Overrides.GetValueOrDefault(control.Definition.Id)?.IsEnabled != false);

    private ControlDefinition? DefinitionOf(string id) => Array.Find(_controls, control => string.Equals(control.Definition.Id, id, StringComparison.Ordinal))?.Definition;

    private ControlResult Dress(ControlDefinition definition, Judgement judgement, INonHumanIdentity? identity) => new()
    {
        Control = definition.Id,
        Credential = judgement.Credential,
        Outcome = judgement.Outcome,
        Severity = _policy.Overrides.GetValueOrDefault(definition.Id)?.Severity ?? judgement.Severity ?? definition.Severity,
        Evidence = judgement.Evidence,
        Explanation = judgement.Explanation,
        NextStep = judgement.NextStep,
        MissingFacts = [.. judgement.Missing.Select(key => key.Name)],
        Command = judgement.Outcome == ControlOutcome.NotAssessable && identity is not null ? GapCommands.For(identity, definition.Id, judgement.Missing) : string.Empty,
        References = judgement.MoreReferences.Count == 0 ? definition.References : [.. definition.References, .. judgement.MoreReferences],
        Subject = judgement.Subject,
    };
}
