using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>Everything about one identity.</summary>
internal static class ExplainReport
{
    public static void Write(Screen screen, INonHumanIdentity identity, PolicyEvaluator evaluator, Classifier classifier, DateTimeOffset asOf)
    {
        Head(screen, identity);
        DecisionSection.Write(screen, identity, classifier);
        Questions(screen, identity);
        Owners(screen, identity.Owners);
        ControlSection.Write(screen, identity, evaluator, asOf);
        Credentials(screen, identity.Credentials);
        Copies(screen, identity.Copies);
        Relations(screen, identity.Relations);
        screen.Heading("How it ends");
        screen.Indented(2, RevocationPaths.Of(identity));
    }

    private static void Head(Screen screen, INonHumanIdentity identity)
    {
        screen.Line(new Part(Names.Of(identity), Styles.Heading), $"  {identity.Classification.Label} ({IdentitySection.Kind(identity)})");
        Field(screen, "id", identity.Id.ToString());
        foreach (var alias in identity.Aliases)
        {
            Field(screen, "also", alias.ToString());
        }

        Field(screen, "kind", identity.Facts, IdentityFacts.Subclass);
        Field(screen, "purpose", identity.Facts, IdentityFacts.Purpose);
        Field(screen, "environment", identity.Facts, IdentityFacts.Environment);
        Field(screen, "system", identity.Facts, IdentityFacts.System);
        Field(screen, "seen", $"first {SurveyReport.Day(identity.Presence.FirstSeen)}, last {SurveyReport.Day(identity.Presence.LastSeen)}, in {identity.Presence.Area}");
        if (identity.Presence.DisappearedAt is { } gone)
        {
            screen.Indented(2, new Part($"It disappeared by {SurveyReport.Day(gone)}: its place was read completely and it was not there. What follows is how it stood.", Styles.Open));
        }
    }

    private static void Field(Screen screen, string name, FactSet facts, FactKey<string> key)
    {
        switch (facts.Get(key))
        {
            case { IsKnown: true } known:
                Field(screen, name, $"{known.Value} ({known.Source})");
                break;
            case { IsAbsent: true } absent:
                Field(screen, name, $"none ({absent.Source})");
                break;
        }
    }

    private static void Field(Screen screen, string name, string value) => screen.Indented(2, new Part($"{name,-12}", Styles.Faint), value);

    private static void Questions(Screen screen, INonHumanIdentity identity)
    {
        var answers = BoundaryAnswers.Of(identity);
        if (answers.Count > 0)
        {
            screen.Heading(identity.IsMachine ? "What is asked of a machine" : "What is asked of it");
        }

        foreach (var answer in answers)
        {
            screen.Indented(2, new Part(answer.Asked, Styles.Faint), $" {answer.Text}");
        }
    }

    private static void Owners(Screen screen, IReadOnlyList<Owner> owners)
    {
        screen.Heading("Who answers for it");
        foreach (var owner in owners)
        {
            screen.Indented(2, $"{owner.Role}: {owner.Party ?? "nobody"}, {owner.State}{(owner.Until is { } until ? $" until {SurveyReport.Day(until)}" : string.Empty)} ({owner.Source})");
        }

        if (owners.Count == 0)
        {
            screen.Indented(2, "Nobody was asked: nothing that was read names an owner, or tells that there is none.");
        }
    }

    private static void Credentials(Screen screen, IReadOnlyList<Credential> credentials)
    {
        screen.Heading($"Credentials: {Count.Of(credentials.Count)}");
        foreach (var credential in credentials)
        {
            screen.Indented(2, new Part(credential.Id.ToString(), Styles.Heading), $"  {credential.Kind}");
            foreach (var fact in credential.Facts.Entries)
            {
                screen.Indented(4, $"{fact.Key.Name[(fact.Key.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]}: {Value(fact)} ({fact.Source})");
            }
        }
    }

    private static void Copies(Screen screen, IReadOnlyList<SecretCopy> copies)
    {
        screen.Heading($"Copies of its secrets: {Count.Of(copies.Count)}");
        foreach (var copy in copies)
        {
            screen.Indented(2, CopySection.Place(copy.Location), $" in {copy.Location.Source}: {CopySection.What(copy)}, {copy.Verdict}", copy.Credential is { } credential ? $", of {credential}" : string.Empty);
        }
    }

    private static void Relations(Screen screen, IReadOnlyList<Relation> relations)
    {
        screen.Heading($"Relations: {Count.Of(relations.Count)}");
        foreach (var relation in relations)
        {
            screen.Indented(2, $"{relation.From} {Verb(relation.Kind)} {relation.To}, {relation.State} ({relation.Source})");
        }
    }

    private static string Verb(RelationKind kind) => kind switch
    {
        RelationKind.CanBecome => "can become",
        RelationKind.RunsAs => "runs as",
        RelationKind.Holds => "works by means of",
        _ => "is part of",
    };

    private static string Value(FactEntry fact) => fact switch
    {
        { State: FactState.Absent } => "none",
        { Value: DateTimeOffset instant } => SurveyReport.Day(instant),
        { Value: bool truth } => truth ? "yes" : "no",
        _ => FormattableString.Invariant($"{fact.Value}"),
    };
}
