namespace Nhi.Governance.Tests.Policy;

/// <summary>Exactly at a limit a control is met; one tick beyond it is not.</summary>
public sealed class BoundaryTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    public static TheoryData<CredentialKind, int> Ages => new()
    {
        { CredentialKind.AwsAccessKey, 90 }, { CredentialKind.GcpServiceAccountKey, 90 }, { CredentialKind.ApiKey, 90 }, { CredentialKind.PersonalAccessToken, 90 },
        { CredentialKind.DeployKey, 90 }, { CredentialKind.OAuthClientSecret, 180 }, { CredentialKind.DatabasePassword, 30 }, { CredentialKind.SshKey, 365 }, { CredentialKind.TokenSigningKey, 1096 },
    };

    public static TheoryData<CredentialKind, long> Lifetimes => new()
    {
        { CredentialKind.ApiKey, 365 * 1440 }, { CredentialKind.PersonalAccessToken, 365 * 1440 }, { CredentialKind.DeployKey, 365 * 1440 }, { CredentialKind.AccessToken, 60 },
        { CredentialKind.X509Svid, 60 }, { CredentialKind.SshCertificate, 1440 }, { CredentialKind.AgentTaskToken, 15 },
    };

    [Theory]
    [MemberData(nameof(Ages))]
    public void Rotation(CredentialKind kind, int days) => Turns("credential.rotation", made => Cases.Holding(kind, facts => facts.Set(CredentialFacts.CreatedAt, made, "s")), Make.AsOf.AddDays(-days));

    [Fact]
    public void Rotation_counts_from_the_last_replacement() =>
        Turns("credential.rotation", rotated => Cases.Holding(CredentialKind.AwsAccessKey, facts => facts.Set(CredentialFacts.CreatedAt, Make.AsOf.AddDays(-900), "s").Set(CredentialFacts.LastRotatedAt, rotated, "s")), Make.AsOf.AddDays(-90));

    [Fact]
    public void Unused_key()
    {
        Turns("credential.unused", used => Cases.Holding(CredentialKind.AwsAccessKey, facts => facts.Set(CredentialFacts.LastUsedAt, used, "s")), Make.AsOf.AddDays(-45));
        Turns("credential.unused", made => Cases.Holding(CredentialKind.AwsAccessKey, facts => facts.Set(CredentialFacts.CreatedAt, made, "s").SetAbsent(CredentialFacts.LastUsedAt, "s")), Make.AsOf.AddDays(-45));
    }

    [Fact]
    public void Unused_role()
    {
        Turns("identity.unused", used => Cases.Of(IdentityClass.CloudRole, facts => facts.Set(IdentityFacts.Subclass, "aws:iam-role", "s").Set(IdentityFacts.LastUsedAt, used, "s")), Make.AsOf.AddDays(-400));
        Turns("identity.unused", made => Cases.Of(IdentityClass.CloudRole, facts => facts.Set(IdentityFacts.Subclass, "aws:iam-role", "s").Set(IdentityFacts.CreatedAt, made, "s").SetAbsent(IdentityFacts.LastUsedAt, "s")), Make.AsOf.AddDays(-400));
    }

    [Fact]
    public void Review() => Turns("review-date", due => Cases.Of(IdentityClass.ServiceAccount, facts => facts.Set(IdentityFacts.ReviewDue, due, "s")), Make.AsOf);

    [Fact]
    public void Contract() => Turns("third-party.contract", end => Cases.Of(IdentityClass.ThirdPartyIntegration, facts => facts.Set(IdentityFacts.ContractEnd, end, "s")), Make.AsOf);

    [Fact]
    public void Triage() => Turns("classification.triage", seen => Cases.Of(IdentityClass.Unknown) with { Presence = new("area", seen, Make.AsOf) }, Make.AsOf.AddDays(-14));

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public void Lifetime(CredentialKind kind, long minutes) => Lives(kind, Make.AsOf.AddDays(-1), TimeSpan.FromMinutes(minutes));

    [Theory]
    [InlineData("2025-01-01T00:00:00Z", 398)]
    [InlineData("2026-03-14T23:59:59.9999999Z", 398)]
    [InlineData("2026-03-15T00:00:00Z", 200)]
    [InlineData("2027-03-14T23:59:59.9999999Z", 200)]
    [InlineData("2027-03-15T00:00:00Z", 100)]
    [InlineData("2029-03-14T23:59:59.9999999Z", 100)]
    [InlineData("2029-03-15T00:00:00Z", 47)]
    [InlineData("2035-01-01T00:00:00Z", 47)]
    [InlineData("2026-03-15T01:00:00+02:00", 398)]
    public void Public_certificates_by_their_day_of_issue(string issued, int days) =>
        Lives(CredentialKind.PublicTlsCertificate, DateTimeOffset.Parse(issued, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromDays(days));

    [Fact]
    public void Code_signing_certificates_by_their_day_of_issue()
    {
        var day = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

        Lives(CredentialKind.CodeSigningCertificate, day, TimeSpan.FromDays(460));
        Assert.Empty(ControlTests.Results(Certificate(CredentialKind.CodeSigningCertificate, day - Tick, day.AddDays(4000)), "credential.lifetime"));
    }

    [Fact]
    public void Renewal_at_two_thirds_and_worse_once_expired()
    {
        Assert.Equal((ControlOutcome.Met, Severity.Medium), At(TimeSpan.FromDays(60)));
        Assert.Equal((ControlOutcome.NotMet, Severity.Medium), At(TimeSpan.FromDays(60) + Tick));
        Assert.Equal((ControlOutcome.NotMet, Severity.Medium), At(TimeSpan.FromDays(90)));
        Assert.Equal((ControlOutcome.NotMet, Severity.High), At(TimeSpan.FromDays(90) + Tick));

        static (ControlOutcome, Severity) At(TimeSpan age)
        {
            var result = Assert.Single(ControlTests.Results(Certificate(CredentialKind.PublicTlsCertificate, Make.AsOf - age, Make.AsOf - age + TimeSpan.FromDays(90)), "certificate.renewal"));
            return (result.Outcome, result.Severity);
        }
    }

    private static void Lives(CredentialKind kind, DateTimeOffset made, TimeSpan longest)
    {
        // Certificates are written to the second, and count their last one.
        Assert.Equal(ControlOutcome.Met, Assert.Single(ControlTests.Results(Certificate(kind, made, made + longest), "credential.lifetime")).Outcome);
        Assert.Equal(ControlOutcome.NotMet, Assert.Single(ControlTests.Results(Certificate(kind, made, made + longest + Tick), "credential.lifetime")).Outcome);
    }

    private static NonHumanIdentity Certificate(CredentialKind kind, DateTimeOffset made, DateTimeOffset expires) =>
        Cases.Holding(kind, facts => facts.Set(CredentialFacts.CreatedAt, made, "s").Set(CredentialFacts.ExpiresAt, expires, "s"));

    private static void Turns(string control, Func<DateTimeOffset, NonHumanIdentity> with, DateTimeOffset limit)
    {
        Assert.Equal(ControlOutcome.Met, Assert.Single(ControlTests.Results(with(limit), control)).Outcome);
        Assert.Equal(ControlOutcome.NotMet, Assert.Single(ControlTests.Results(with(limit - Tick), control)).Outcome);
    }
}
