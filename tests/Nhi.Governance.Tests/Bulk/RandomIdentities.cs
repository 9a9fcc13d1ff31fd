using System.Collections.Immutable;

namespace Nhi.Governance.Tests.Bulk;

/// <summary>Identities and policies made up at random: every fact that a rule or a control asks about, in every state, with values that decide and values nobody has heard of.</summary>
internal sealed class RandomIdentities(int seed)
{
    private static readonly FactKey[] OfIdentities =
    [
        IdentityFacts.Purpose, IdentityFacts.ReviewDue, IdentityFacts.ContractEnd, IdentityFacts.CreatedAt, IdentityFacts.LastUsedAt, IdentityFacts.InteractiveLogin, IdentityFacts.VendorMade, IdentityFacts.Sponsored,
        IdentityFacts.DefaultAccount, IdentityFacts.ManagedBy, IdentityFacts.SecretInState, IdentityFacts.Vendor, IdentityFacts.Environment, IdentityFacts.Name,
        AccessFacts.AdministratorBy, AccessFacts.SecretAccessBy, AccessFacts.DataAccessBy, AccessFacts.Grants, AccessFacts.ChangeableBy, AccessFacts.ChangeableByDeparted, AccessFacts.StaticCloudKeys, AccessFacts.StaticPublishTokens, AccessFacts.UnjudgedJobs,
        TrustFacts.AssumableBy, TrustFacts.OidcSubjects, TrustFacts.UnpinnedSubjects, TrustFacts.UnpinnedAudiences, TrustFacts.OutsideAccounts, TrustFacts.OutsideAccountsWithoutExternalId, TrustFacts.DanglingNames,
        TrustFacts.AssertedOnly, TrustFacts.References, UsageFacts.Controllers, UsageFacts.Users, UsageFacts.UserKinds, UsageFacts.Environments, UsageFacts.UsersOfUnknownEnvironment, OAuthAppFacts.RedirectUris,
        AccessFacts.ImpersonatesBy, AccessFacts.UnprovenLogIns, LegalEntityFacts.LeiStatus, LegalEntityFacts.RenewalDue,
        IdentityFacts.ClassUntil, IdentityFacts.EvidentClass, IdentityFacts.ClassBefore, UsageFacts.UsedBy, UsageFacts.PeopleLoggedInAt, IdentityFacts.ExposedAt,
        PipelineFacts.MovableActions, PipelineFacts.MovableActionsByDefault, PipelineFacts.UntrustedCode, PipelineFacts.UntrustedCodeByDefault, PipelineFacts.DefaultTokenWrites,
    ];

    private static readonly FactKey[] OfCredentials = [CredentialFacts.CreatedAt, CredentialFacts.ExpiresAt, CredentialFacts.LastRotatedAt, CredentialFacts.LastUsedAt, CredentialFacts.Enabled, CredentialFacts.ExposedAt];

    private static readonly string[] Subclasses =
    [
        .. BuiltInRules.All.SelectMany(rule => rule.Tests).Select(test => test switch
        {
            FactTest.Is { Fact.Name: "identity.subclass", Value: var value } => value,
            FactTest.EndsWith { Suffix: var suffix } => "vendor" + suffix,
            _ => string.Empty,
        }).Where(value => value.Length > 0).Distinct(),
        "github:repository", "github:environment", "k8s:user", "gcp:service-account-of-old", "mainframe:user", "bearer:Other", "github:", string.Empty,
    ];

    private static readonly string[] Names = ["production", "prod", "shared", "test", "staging", "Live", "people", "repository", "workload", "service", "outside-account", "own-account", "estate-identity", "one", "two", "LAPSED", "ISSUED", "vendor", "pipelines", "workloads", "Human", "ServiceAccount"];

    private readonly Random _random = new(seed);

    public ControlPolicy Policy() => new()
    {
        Overrides = PolicyEvaluator.Controls.Where(_ => Once(10)).ToImmutableDictionary(control => control.Id, _ => new ControlOverride(Once(2) ? false : null, null), StringComparer.Ordinal),
        Limits = ControlPolicy.Baseline.Limits.SetItem(Of<CredentialKind>(), new CredentialLimit(Span(), Once(2) ? null : Span(), Once(2), [])),
        UnusedKeyAfter = Span(),
        UnusedRoleAfter = Span(),
        TriageWithin = Span(),
        Rules = [.. Enumerable.Range(0, _random.Next(4)).Select(Rule)],
    };

    private PolicyRule Rule(int index) => new()
    {
        Name = $"rule {index}",
        Where = PolicySelector.Everything
            .With(Pick([SelectorField.Environment, SelectorField.Class, SelectorField.Kind, SelectorField.Subclass]), Pick(["p*", "*a*", "*e*", "*i*"]))
            with { Except = Once(2) ? null : PolicySelector.Everything.With(SelectorField.Environment, "prod*") },
        MadeFrom = Once(2) ? null : Make.AsOf.AddDays(_random.Next(-2000, 0)),
        IsDraft = Once(6),
        Overrides = PolicyEvaluator.Controls.Where(_ => Once(6)).ToImmutableDictionary(control => control.Id, _ => new ControlOverride(Once(2), null), StringComparer.Ordinal),
        Limits = ImmutableDictionary<CredentialKind, LimitOverride>.Empty.Add(Of<CredentialKind>(), new LimitOverride(Once(3) ? LimitOverride.None : Span(), Once(2) ? null : Span())),
        UnusedRoleAfter = Once(2) ? null : Span(),
        UnusedKeyAfter = Once(2) ? null : Span(),
        TriageWithin = Once(2) ? null : Span(),
    };

    public NonHumanIdentity Identity()
    {
        var credentials = Enumerable.Range(0, _random.Next(4)).Select(index => new Credential(new($"key:{index}"), Of<CredentialKind>(), Facts(OfCredentials).ToFactSet())).ToList();
        var facts = Facts(OfIdentities);
        if (!Once(8))
        {
            facts.Set(IdentityFacts.Subclass, Once(20) ? $"unheard:{_random.Next()}" : Pick(Subclasses), "s");
        }

        if (Once(10))
        {
            facts.Set(IdentityFacts.DeclaredClass, Pick([nameof(IdentityClass.RpaRobot), nameof(IdentityClass.Unknown), "rparobot", "3", "Nobody"]), "s");
        }

        return new()
        {
            Id = new("me"),
            Classification = new(Of<IdentityClass>(), Once(4) ? Of<Standing>() : Standing.Governed, 1, [], IsConflict: Once(6)),
            Facts = facts.ToFactSet(),
            Credentials = credentials,
            Owners = [.. Enum.GetValues<OwnerRole>().Where(_ => Once(3)).Select(role => new Owner(role, Of<OwnerState>(), "team", "s") { Until = Once(2) ? Instant() : null })],
            Relations = Once(4) ? [new(Of<RelationKind>(), new(Once(2) ? "me" : "other"), new("role"), Of<RelationState>(), "s")] : [],
            Copies = Once(4) ? [Tests.Policy.Cases.Copy() with { Verdict = Of<CopyVerdict>(), Credential = Once(2) || credentials.Count == 0 ? null : Pick(credentials).Id }] : [],
            Presence = new("area", Instant(), Make.AsOf),
        };
    }

    public DateTimeOffset Instant() => _random.Next(20) switch
    {
        0 => DateTimeOffset.MinValue,
        1 => DateTimeOffset.MaxValue,
        2 => Make.AsOf,
        _ => Make.AsOf.AddDays(_random.Next(-1000, 1000)).AddTicks(_random.Next(-1, 2)),
    };

    private FactSetBuilder Facts(FactKey[] keys)
    {
        var facts = new FactSetBuilder();
        var often = _random.Next(1, 6);
        foreach (var key in keys.Where(_ => Once(often)))
        {
            if (Once(4))
            {
                facts.SetAbsent(key, "s");
                continue;
            }

            // As it comes back from a store: an equal key that is another object.
            _ = key switch
            {
                FactKey<string> text => facts.Set(Once(3) ? new FactKey<string>(text.Name, string.Empty) : text, Pick(Names), "s"),
                FactKey<bool> flag => facts.Set(flag, Once(2), "s"),
                FactKey<DateTimeOffset> instant => facts.Set(instant, Instant(), "s"),
                FactKey<NameSet> names => facts.Set(names, new NameSet(Names.Where(_ => Once(6))), "s"),
                _ => throw new InvalidOperationException($"{key} is of a type that is not made up."),
            };
        }

        return facts;
    }

    private TimeSpan Span() => Once(10) ? TimeSpan.MaxValue : TimeSpan.FromDays(_random.Next(600));

    private T Of<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private bool Once(int times) => _random.Next(times) == 0;
}
