namespace Nhi.Governance.Tests.Reporting;

/// <summary>A machine answers three questions, any other identity four, and each is answered from facts or not at all.</summary>
public sealed class BoundaryAnswersTests
{
    public static TheoryData<IdentityClass> Classes => [.. Enum.GetValues<IdentityClass>()];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Each_side_of_the_boundary_is_asked_its_own(IdentityClass value)
    {
        var answers = BoundaryAnswers.Of(Policy.Cases.Of(value));

        Assert.Equal(value.IsMachine() ? ["system", "authentication", "expiry"] : ["owner", "access", "scope", "revocation"], answers.Select(answer => answer.Question));
        Assert.All(answers, answer => Assert.Equal(answer.IsKnown, answer.Text is not "nothing that was read tells"));
    }

    [Theory]
    [InlineData(Standing.Human)]
    [InlineData(Standing.VendorManaged)]
    public void Of_people_and_vendors_nothing_is_asked(Standing standing) =>
        Assert.Empty(BoundaryAnswers.Of(Policy.Cases.Of(IdentityClass.Unknown) with { Classification = new(IdentityClass.Unknown, standing, 1, []) }));

    [Fact]
    public void A_machine_says_what_it_is_how_it_is_authenticated_and_until_when()
    {
        var answers = Answers(Policy.Cases.Of(IdentityClass.Workload, facts => facts.Set(IdentityFacts.System, "shop", "s").Set(TrustFacts.Issuer, "oidc.example", "s")) with
        {
            Credentials = [Held(CredentialKind.X509Svid, facts => facts.Set(CredentialFacts.ExpiresAt, Make.AsOf.AddDays(2), "s")), Held(CredentialKind.JwtSvid, facts => facts.SetAbsent(CredentialFacts.ExpiresAt, "s"))],
        });

        Assert.Equal(["shop", "JwtSvid, X509Svid; vouched for by oidc.example", "2026-11-03; one of them never"], answers);
    }

    [Fact]
    public void Any_other_says_who_owns_it_what_it_may_how_far_and_what_outlives_it()
    {
        var answers = Answers(Policy.Cases.Of(IdentityClass.CloudRole, facts => facts
            .Set(AccessFacts.Grants, new NameSet(["a", "b", "c", "d", "e", "f", "g"]), "s")
            .Set(TrustFacts.OidcSubjects, new NameSet(["repo:acme/shop:environment:prod"]), "s")
            .Set(CloudRoleFacts.LongestSessionSeconds, 43_200, "s")) with
        {
            Owners = [new(OwnerRole.Application, OwnerState.Declared, "team-shop", "s")],
        });

        Assert.Equal(["application: team-shop (Declared)", "rights by a, b, c, d, e and 2 more", "for the subjects repo:acme/shop:environment:prod", "sessions that were begun live for up to 12 hours unless they are denied"], answers);
    }

    [Fact]
    public void Every_kind_of_credential_says_what_outlives_it() => Assert.All(Enum.GetValues<CredentialKind>(), kind =>
        Assert.True(BoundaryAnswers.Of(Policy.Cases.Of(IdentityClass.ServiceAccount) with { Credentials = [Held(kind)] }).Single(answer => answer.Question is "revocation").IsKnown));

    private static IEnumerable<string> Answers(INonHumanIdentity identity) => BoundaryAnswers.Of(identity).Select(answer => answer.Text);

    private static Credential Held(CredentialKind kind, Action<FactSetBuilder>? tell = null)
    {
        var facts = new FactSetBuilder();
        tell?.Invoke(facts);
        return new(new($"c:{kind}"), kind, facts.ToFactSet());
    }
}
