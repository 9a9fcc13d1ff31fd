using static Nhi.Governance.When;

namespace Nhi.Governance;

/// <summary>What an identity was declared or found to be still fits what is known of it: the controls of a class that it no longer is protect nothing.</summary>
internal static class DriftControl
{
    private const int Misfit = 2;

    /// <summary>Both sides of every case.</summary>
    private static readonly FactKey[] Sides = [IdentityFacts.DeclaredClass, IdentityFacts.ClassUntil, IdentityFacts.EvidentClass, IdentityFacts.ClassBefore, IdentityFacts.Vendor, UsageFacts.UsedBy, UsageFacts.PeopleLoggedInAt];

    private static readonly Deadline Until = new Deadline.OfFact(IdentityFacts.ClassUntil);

    private static readonly NamedCheck Declared = new("whether the declared class fits the evidence", subject =>
        Classifier.DeclaredIn(subject.Facts) is { } declared && subject.Facts.Get(IdentityFacts.EvidentClass).Value is { } evident ? ClassFit.Fits(declared, evident) ? 1 : Misfit : 0);

    private static readonly Condition Misused = new Condition.Any([.. ClassFit.Users.Select(kind => Class(kind.NotFor) & Has(UsageFacts.UsedBy, kind.User))])
        | (Class(ClassFit.NotForPeople) & Known(UsageFacts.PeopleLoggedInAt))
        | (Class(IdentityClass.Workload) & Known(IdentityFacts.Vendor));

    private static readonly Condition Told = !Unknown(IdentityFacts.ClassUntil) | Known(IdentityFacts.EvidentClass) | Known(IdentityFacts.ClassBefore) | Known(UsageFacts.UsedBy) | Misused;

    public static Control Of(ControlDefinition definition) => new(definition, Scope.Identity, Told,
    [
        new(Passed(Until), NotMet("Its class was declared for a time, and that time is over.", "Retire it, or declare anew what it is and until when.")),
        new(Says(Declared, Misfit), NotMet("The evidence says that it is something else than what the register declares, and so it is held against the wrong controls.", "Correct the declaration, or take away what makes it something else.")),
        new(Misused, NotMet("It is used by somebody whom its class is not for.", "Give whoever uses it an identity of their own, and replace its credentials; or declare what it has become.")),
        new(Known(IdentityFacts.ClassBefore), NotMet("Its evidence changed, and with it what it is; nobody has said that this was meant.", "Find out who changed it; declare its class in the register if it was meant.")),
        new(Condition.Always, new(ControlOutcome.Met, subject => Judgement.Met("Nothing that is known of it contradicts its class.", Evidence(subject)))),
    ]);

    private static Answer NotMet(string explanation, string nextStep) => new(ControlOutcome.NotMet, subject => Judgement.NotMet(explanation, nextStep, Evidence(subject)));

    private static IReadOnlyList<string> Evidence(in Subject subject)
    {
        var (facts, classification) = (subject.Facts, subject.Identity.Classification);
        return
        [
            $"class: {classification.Label} ({string.Join("; ", classification.Evidence.Select(item => $"{item.Rule}: {item.Text}"))})",
            .. Sides.Where(key => facts.StateOf(key) != FactState.Unknown).Select(key => Judgement.Quote(facts, key)),
        ];
    }
}
