namespace Nhi.Governance.Tests.Policy;

/// <summary>How the identities of the cases are made.</summary>
internal static partial class Cases
{
    private const int Unsaid = int.MinValue;
    private const int Never = int.MaxValue;

    private static IdentityId Me => new("me");

    private static CredentialId Its => new("its-key");

    private static NameSet One => new(["one"]);

    private static NameSet Two => new(["one", "two"]);

    public static NonHumanIdentity Of(IdentityClass value, Action<FactSetBuilder>? tell = null)
    {
        var facts = new FactSetBuilder();
        tell?.Invoke(facts);
        return new() { Id = Me, Classification = new(value, Standing.Governed, 1, []), Facts = facts.ToFactSet(), Presence = new("area", AsOf, AsOf) };
    }

    private static NonHumanIdentity Root(bool? enabled)
    {
        var facts = new FactSetBuilder().Set(CredentialFacts.CreatedAt, AsOf.AddDays(-10), "s");
        return Of(IdentityClass.Unknown, of => of.Set(IdentityFacts.Subclass, "aws:root", "s")) with
        {
            Credentials = [new(Its, CredentialKind.AwsAccessKey, (enabled is { } told ? facts.Set(CredentialFacts.Enabled, told, "s") : facts).ToFactSet())],
        };
    }

    public static NonHumanIdentity Holding(CredentialKind kind, Action<FactSetBuilder>? tell = null)
    {
        var facts = new FactSetBuilder();
        tell?.Invoke(facts);
        return Of(IdentityClass.Device) with { Credentials = [new(Its, kind, facts.ToFactSet())] };
    }

    /// <summary>A key whose holder has a rhythm of its own.</summary>
    public static NonHumanIdentity Rhythmic(string every, int used) => Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.UsedEvery, every, "s")) with
    {
        Credentials = [new(Its, CredentialKind.AwsAccessKey, new FactSetBuilder().Set(CredentialFacts.LastUsedAt, AsOf.AddDays(used), "s").ToFactSet())],
    };

    public static SecretCopy Copy() => new(new("copy:1"), "slack-token", CopyVerdict.FormatOnly, new("repo", "src/a.env", 3, 7));

    private static NonHumanIdentity Role(IdentityClass value, Action<FactSetBuilder>? tell = null) => Of(value, facts =>
    {
        facts.Set(IdentityFacts.Subclass, "aws:iam-role", "s");
        tell?.Invoke(facts);
    });

    private static NonHumanIdentity Account(Action<FactSetBuilder>? tell = null) => Of(IdentityClass.ServiceAccount, facts =>
    {
        facts.Set(IdentityFacts.Subclass, "k8s:service-account", "s");
        tell?.Invoke(facts);
    });

    private static NonHumanIdentity Default(Action<FactSetBuilder> tell) => Account(facts => tell(facts.Set(IdentityFacts.DefaultAccount, value: true, "s")));

    private static NonHumanIdentity Used(string[] environments, bool unknown = false) => Of(IdentityClass.Bot, facts =>
    {
        facts.Set(UsageFacts.Users, Two, "s").Set(UsageFacts.Environments, new NameSet(environments), "s");
        if (unknown)
        {
            facts.Set(UsageFacts.UsersOfUnknownEnvironment, One, "s");
        }
    });

    private static IEnumerable<Case> Owner(string control, OwnerRole role, IdentityClass demanded, IdentityClass not) =>
    [
        new(control, ControlOutcome.Met, Of(demanded) with { Owners = [new(role, OwnerState.Declared, "team", "s")] }),
        new(control, ControlOutcome.Met, Of(demanded) with { Owners = [new(role, OwnerState.Attested, "team", "s")] }),
        .. from state in new[] { OwnerState.Absent, OwnerState.Orphaned, OwnerState.Conflicting, OwnerState.Suggested }
           select new Case(control, ControlOutcome.NotMet, Of(demanded) with { Owners = [new(role, state, state == OwnerState.Absent ? null : "team", "s")] }),
        new(control, ControlOutcome.NotAssessable, Of(demanded)),
        new(control, null, Of(not) with { Owners = [new(role, OwnerState.Absent, null, "s")] }),
        new(control, null, Of(IdentityClass.Unknown) with { Owners = [new(role, OwnerState.Absent, null, "s")] }),
    ];

    private static IEnumerable<Case> Fact(string control, FactKey<string> key, string value, bool good, params IReadOnlyList<IdentityClass> classes) => classes.SelectMany(kind => (Case[])
    [
        new(control, good ? ControlOutcome.Met : ControlOutcome.NotMet, Of(kind, facts => facts.Set(key, value, "s"))),
        new(control, good ? ControlOutcome.NotMet : ControlOutcome.Met, Of(kind, facts => facts.SetAbsent(key, "s"))),
        new(control, ControlOutcome.NotAssessable, Of(kind)),
    ]);

    private static IEnumerable<Case> Names(string control, FactKey<NameSet> offending, NonHumanIdentity identity) =>
    [
        new(control, ControlOutcome.Met, identity with { Facts = identity.Facts.ToBuilder().SetAbsent(offending, "s").ToFactSet() }),
        new(control, ControlOutcome.NotMet, identity with { Facts = identity.Facts.ToBuilder().Set(offending, Two, "s").ToFactSet() }),
        new(control, ControlOutcome.NotAssessable, identity),
    ];

    private static IEnumerable<Case> Workflow(string control, FactKey<NameSet> offending, FactKey<NameSet> byDefault) =>
    [
        .. Names(control, offending, Job()),
        new(control, ControlOutcome.NotMet, Job(facts => facts.Set(offending, One, "s").Set(byDefault, One, "s").Set(PipelineFacts.DefaultTokenWrites, value: false, "s"))),
        new(control, ControlOutcome.NotMet, Job(facts => facts.SetAbsent(offending, "s").Set(byDefault, One, "s").Set(PipelineFacts.DefaultTokenWrites, value: true, "s"))),
        new(control, ControlOutcome.NotAssessable, Job(facts => facts.SetAbsent(offending, "s").Set(byDefault, One, "s"))),
        new(control, ControlOutcome.Met, Job(facts => facts.SetAbsent(offending, "s").Set(byDefault, One, "s").Set(PipelineFacts.DefaultTokenWrites, value: false, "s"))),
        new(control, null, Of(IdentityClass.PipelineIdentity, facts => facts.Set(IdentityFacts.Subclass, "gitlab:runner", "s").Set(offending, One, "s"))),
    ];

    private static NonHumanIdentity Job(Action<FactSetBuilder>? tell = null) => Of(IdentityClass.PipelineIdentity, facts =>
    {
        facts.Set(IdentityFacts.Subclass, "github:environment", "s");
        tell?.Invoke(facts);
    });

    private static IEnumerable<Case> Told(string control, FactKey<NameSet> offending) =>
    [
        new(control, ControlOutcome.Met, Of(IdentityClass.ServiceAccount, facts => facts.SetAbsent(offending, "s"))),
        new(control, ControlOutcome.NotMet, Of(IdentityClass.Host, facts => facts.Set(offending, Two, "s"))),
        new(control, null, Of(IdentityClass.ServiceAccount)),
    ];

    private static NonHumanIdentity Exposed(int all, int its, int made = Unsaid, int rotated = Unsaid, bool? enabled = null)
    {
        var facts = new FactSetBuilder();
        Tell(facts, CredentialFacts.ExposedAt, its);
        Tell(facts, CredentialFacts.CreatedAt, made);
        Tell(facts, CredentialFacts.LastRotatedAt, rotated);
        if (enabled is { } told)
        {
            facts.Set(CredentialFacts.Enabled, told, "s");
        }

        return Of(IdentityClass.OAuthToken, of => Tell(of, IdentityFacts.ExposedAt, all)) with { Credentials = [new(Its, CredentialKind.RefreshToken, facts.ToFactSet())] };
    }

    private static void Tell(FactSetBuilder facts, FactKey<DateTimeOffset> key, int days)
    {
        if (days == Never)
        {
            facts.SetAbsent(key, "s");
        }
        else if (days != Unsaid)
        {
            facts.Set(key, AsOf.AddDays(days), "s");
        }
    }

    private static IEnumerable<Case> Held(string control, ControlOutcome? outcome, CredentialKind kind, int made = Unsaid, int rotated = Unsaid, int used = Unsaid, int expires = Unsaid, bool enabled = true)
    {
        yield return new(control, outcome, Holding(kind, facts =>
        {
            facts.Set(CredentialFacts.Enabled, enabled, "s");
            Tell(facts, CredentialFacts.CreatedAt, made);
            Tell(facts, CredentialFacts.LastRotatedAt, rotated);
            Tell(facts, CredentialFacts.LastUsedAt, used);
            Tell(facts, CredentialFacts.ExpiresAt, expires);
        }));
    }

    /// <summary>One case.</summary>
    /// <param name="Control">The control.</param>
    /// <param name="Outcome">Its answer; none where it does not apply.</param>
    /// <param name="Identity">Whom it judges.</param>
    internal sealed record Case(string Control, ControlOutcome? Outcome, NonHumanIdentity Identity);
}
