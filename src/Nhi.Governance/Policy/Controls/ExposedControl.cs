using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>What others are known to have had was replaced since.</summary>
internal static class ExposedControl
{
    private const string NextStep = "Replace it now, also where nothing seems to use it, and look at what was done with it since that day.";

    /// <summary>Most credentials that evidence names.</summary>
    private const int MostNamed = 10;

    private const int NotExposed = 0;
    private const int Replaced = 1;
    private const int Undated = 2;
    private const int NoneKnown = 3;
    private const int Old = 4;

    private static readonly NamedCheck Check = new("what was exposed was replaced since", Judge);

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Identity, !Says(Check, NotExposed),
    [
        new(Says(Check, Old), new(ControlOutcome.NotMet, subject => Judgement.NotMet("It is known to have been exposed, and was not replaced since.", NextStep, Evidence(subject, Old)))),
        new(Says(Check, Undated), new(ControlOutcome.NotAssessable, _ => Judgement.NotAssessable(CredentialFacts.CreatedAt, CredentialFacts.LastRotatedAt))),
        new(Says(Check, NoneKnown), new(ControlOutcome.NotAssessable, _ => Judgement.NotAssessable(CredentialFacts.CreatedAt))),
        new(Condition.Always, new(ControlOutcome.Met, subject => Judgement.Met("Whatever of it was exposed has been replaced since, or is accepted no more.", Evidence(subject, Replaced)))),
    ]);

    /// <summary>The worst of its credentials; where all are exposed and none is known, nothing can be told. A role of AWS has none: what a vendor may do with it its trust says.</summary>
    private static int Judge(Subject subject)
    {
        var identity = subject.Identity;
        var worst = !identity.Facts.Get(IdentityFacts.ExposedAt).IsKnown ? NotExposed
            : identity.Credentials.Count > 0 ? Replaced
            : string.Equals(identity.Facts.Get(IdentityFacts.Subclass).Value, "aws:iam-role", StringComparison.Ordinal) ? NotExposed : NoneKnown;
        for (var index = 0; index < identity.Credentials.Count; index++)
        {
            worst = Math.Max(worst, Judge(identity, identity.Credentials[index]));
        }

        return worst;
    }

    private static int Judge(INonHumanIdentity identity, Credential credential)
    {
        if (Later(identity.Facts.Get(IdentityFacts.ExposedAt), credential.Facts.Get(CredentialFacts.ExposedAt)) is not { } exposed)
        {
            return NotExposed;
        }

        return credential.Facts.Get(CredentialFacts.Enabled) is { IsKnown: true, Value: false } ? Replaced
            : Later(credential.Facts.Get(CredentialFacts.CreatedAt), credential.Facts.Get(CredentialFacts.LastRotatedAt)) is not { } made ? Undated
            : made > exposed ? Replaced : Old;
    }

    private static DateTimeOffset? Later(in Fact<DateTimeOffset> one, in Fact<DateTimeOffset> other) =>
        one.IsKnown && (!other.IsKnown || one.Value >= other.Value) ? one.Value : other.IsKnown ? other.Value : null;

    private static string[] Evidence(in Subject subject, int like)
    {
        var identity = subject.Identity;
        var all = identity.Facts.Get(IdentityFacts.ExposedAt).IsKnown ? [Judgement.Quote(identity.Facts, IdentityFacts.ExposedAt)] : Array.Empty<string>();
        return [.. all, .. identity.Credentials.Where(credential => Judge(identity, credential) == like).Take(MostNamed).Select(credential => $"{credential.Id}: {string.Join("; ", Quotes(credential.Facts))}")];
    }

    private static IEnumerable<string> Quotes(FactSet facts) =>
        new FactKey[] { CredentialFacts.ExposedAt, CredentialFacts.CreatedAt, CredentialFacts.LastRotatedAt, CredentialFacts.Enabled }
            .Where(key => facts.StateOf(key) == FactState.Known).Select(key => Judgement.Quote(facts, key));
}
