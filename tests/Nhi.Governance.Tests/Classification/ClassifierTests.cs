namespace Nhi.Governance.Tests.Classifying;

/// <summary>Docs/controls.md, "How the class is decided", row by row, from what sources report to the class.</summary>
public sealed class ClassifierTests
{
    private static readonly Admission Vendor = new(AdmissionKind.Account, Make.Outside, []);
    private static readonly Admission People = new(AdmissionKind.People, "sso.amazonaws.com", []);
    private static readonly Admission Service = new(AdmissionKind.CloudService, "lambda.amazonaws.com", []);
    private static readonly Admission Own = new(AdmissionKind.Account, Make.Account, []);

    public static TheoryData<string> Rows => [.. Table.Keys];

    private static Dictionary<string, (Func<FactSet> Facts, string Label)> Table { get; } = new(StringComparer.Ordinal)
    {
        ["declared"] = (() => Make.Subclass("aws:iam-role").Set(IdentityFacts.VendorMade, value: true, "a").Set(IdentityFacts.DeclaredClass, "RpaRobot", "register.yaml").ToFactSet(), "RpaRobot"),
        ["service-linked role"] = (() => Role([Service], facts => facts.Set(IdentityFacts.VendorMade, value: true, "a")), "VendorManaged"),
        ["role by SAML"] = (() => Role([People]), "Human"),
        ["role by GitHub"] = (() => Role([Make.Repository("repo:acme/pay:environment:prod")]), "PipelineIdentity"),
        ["role by an outside account"] = (() => Role([Vendor]), "ThirdPartyIntegration"),
        ["role by an outside account with ExternalId"] = (() => Role([Vendor with { NamesExternalId = true }]), "ThirdPartyIntegration"),
        ["role by anyone"] = (() => Role([new(AdmissionKind.Anyone, "*", [])]), "ThirdPartyIntegration"),
        ["role by a service"] = (() => Role([Service]), "CloudRole"),
        ["role by a service account"] = (() => Role([Make.Workload("system:serviceaccount:a:b")]), "CloudRole"),
        ["role by its own account"] = (() => Role([Own]), "CloudRole"),
        ["role by a user of the estate"] = (() => Role([Make.Named(Make.UserArn("bot"))], null, Make.User("AIDA1", "bot")), "CloudRole"),
        ["role by a person of the estate"] = (() => Role([Make.Named(Make.UserArn("ann"))], null, Make.User("AIDA1", "ann") with { Facts = Make.Subclass("aws:iam-user").Set(IdentityFacts.InteractiveLogin, value: true, "r").ToFactSet() }), "Human"),
        ["role by another role"] = (() => Role([Make.Named(Make.RoleArn("other"))], null, Make.Role("AROA2", "other")), "CloudRole"),
        ["role by a person and a service"] = (() => Role([People, Service]), "Unknown"),
        ["role by a vendor and a pipeline"] = (() => Role([Vendor, Make.Repository("repo:acme/pay:environment:prod")]), "Unknown"),
        ["role by a pipeline and a service"] = (() => Role([Service, Make.Repository("repo:acme/pay:environment:prod")]), "CloudRole"),
        ["role by two of the same class"] = (() => Role([Service, Own]), "CloudRole"),
        ["role nobody may assume"] = (() => Role([]), "Unknown"),
        ["root"] = (() => Make.Subclass("aws:root").ToFactSet(), "Human"),
        ["user with console"] = (() => User(console: true), "Human"),
        ["vendor's user with console"] = (() => User(console: true, vendor: "Datadog"), "Human"),
        ["vendor's user without console"] = (() => User(console: false, vendor: "Datadog"), "ThirdPartyIntegration"),
        ["user without console"] = (() => User(console: false), "ServiceAccount"),
        ["user of which that is unknown"] = (() => User(console: null), "Unknown"),
        ["vendor's user of which that is unknown"] = (() => User(console: null, vendor: "Datadog"), "Unknown"),
        ["service account"] = (() => Account(), "ServiceAccount"),
        ["agent"] = (() => Account(facts => facts.Set(IdentityFacts.Purpose, "triage mail", "a").Set(IdentityFacts.Sponsored, value: true, "a")), "AiAgent"),
        ["service account with a mission alone"] = (() => Account(facts => facts.Set(IdentityFacts.Purpose, "triage mail", "a")), "ServiceAccount"),
        ["unused default account"] = (() => Account(facts => facts.Set(IdentityFacts.DefaultAccount, value: true, "a").SetAbsent(UsageFacts.Controllers, "a").SetAbsent(AccessFacts.Grants, "a")), "VendorManaged"),
        ["default account that something runs as"] = (() => Account(facts => facts.Set(IdentityFacts.DefaultAccount, value: true, "a").Set(UsageFacts.Controllers, new NameSet(["d"]), "a")), "ServiceAccount"),
        ["default account that something is granted to"] = (() => Account(facts => facts.Set(IdentityFacts.DefaultAccount, value: true, "a").Set(AccessFacts.Grants, new NameSet(["d"]), "a")), "ServiceAccount"),
        ["account of a built-in controller"] = (() => Account(facts => facts.Set(IdentityFacts.VendorMade, value: true, "a")), "VendorManaged"),
        ["environment of a repository"] = (() => Make.Pipeline("acme/pay", "prod").Facts, "PipelineIdentity"),
        ["repository"] = (() => Make.Pipeline("acme/pay", null).Facts, "PipelineIdentity"),
        ["certificate with a SPIFFE name"] = (() => Make.Subclass("x509:svid").ToFactSet(), "Workload"),
        ["certificate of a CA"] = (() => Make.Subclass("x509:ca").ToFactSet(), "SigningKey"),
        ["certificate for code signing"] = (() => Make.Subclass("x509:code-signing").ToFactSet(), "SigningKey"),
        ["any other certificate"] = (() => Make.Subclass("x509:tls").ToFactSet(), "Certificate"),
        ["access key of a user nobody lists"] = (() => Make.Resolve(Make.KeyList("bot", Make.Key("AKIA1"))).Identities[0].Facts, "ApiKey"),
        ["Google service account"] = (() => Make.Subclass("gcp:service-account").ToFactSet(), "ServiceAccount"),
        ["Google service account by a repository"] = (() => Make.Subclass("gcp:service-account").Set(TrustFacts.AssumableBy, new NameSet([AssumableBy.Repository]), "a").ToFactSet(), "PipelineIdentity"),
        ["Google service account by a workload"] = (() => Make.Subclass("gcp:service-account").Set(TrustFacts.AssumableBy, new NameSet([AssumableBy.Workload]), "a").ToFactSet(), "CloudRole"),
        ["key of a Google account nobody lists"] = (() => Make.Subclass("bearer:GcpServiceAccountKey").ToFactSet(), "ApiKey"),
        ["API key of an account nobody lists"] = (() => Make.Subclass("bearer:ApiKey").ToFactSet(), "ApiKey"),
        ["token of a person nobody lists"] = (() => Make.Subclass("bearer:PersonalAccessToken").ToFactSet(), "PersonalAccessToken"),
        ["deploy key of a repository nobody lists"] = (() => Make.Subclass("bearer:DeployKey").ToFactSet(), "DeployKey"),
        ["secret of a client nobody lists"] = (() => Make.Subclass("bearer:OAuthClientSecret").ToFactSet(), "OAuthApp"),
        ["access token nobody lists"] = (() => Make.Subclass("bearer:AccessToken").ToFactSet(), "OAuthToken"),
        ["refresh token nobody lists"] = (() => Make.Subclass("bearer:RefreshToken").ToFactSet(), "OAuthToken"),
        ["SSH key nobody lists"] = (() => Make.Subclass("bearer:SshKey").ToFactSet(), "SshKey"),
        ["SSH certificate nobody lists"] = (() => Make.Subclass("bearer:SshCertificate").ToFactSet(), "SshKey"),
        ["public certificate nobody lists"] = (() => Make.Subclass("bearer:PublicTlsCertificate").ToFactSet(), "Certificate"),
        ["private certificate nobody lists"] = (() => Make.Subclass("bearer:PrivateCaCertificate").ToFactSet(), "Certificate"),
        ["certificate for code nobody lists"] = (() => Make.Subclass("bearer:CodeSigningCertificate").ToFactSet(), "SigningKey"),
        ["key of a CA nobody lists"] = (() => Make.Subclass("bearer:CaKey").ToFactSet(), "SigningKey"),
        ["password of a login nobody lists"] = (() => Make.Subclass("bearer:DatabasePassword").ToFactSet(), "DatabaseRole"),
        ["token of a service account nobody lists"] = (() => Make.Subclass("bearer:KubernetesLegacyToken").ToFactSet(), "ServiceAccount"),
        ["password of a directory nobody lists"] = (() => Make.Subclass("bearer:DirectoryPassword").ToFactSet(), "Unknown"),
        ["managed identity"] = (() => Make.Subclass("entra:managed-identity").ToFactSet(), "CloudRole"),
        ["Entra application"] = (() => Make.Subclass("entra:application").ToFactSet(), "ServiceAccount"),
        ["Entra application that people log in to"] = (() => Make.Subclass("entra:application").Set(OAuthAppFacts.RedirectUris, new NameSet(["https://shop.example"]), "a").ToFactSet(), "OAuthApp"),
        ["Entra application with single sign-on"] = (() => Make.Subclass("entra:application").Set(OAuthAppFacts.SignOn, new NameSet(["saml"]), "a").SetAbsent(OAuthAppFacts.RedirectUris, "a").ToFactSet(), "OAuthApp"),
        ["Entra application by a repository"] = (() => Make.Subclass("entra:application").SetAbsent(OAuthAppFacts.RedirectUris, "a").Set(TrustFacts.AssumableBy, new NameSet([AssumableBy.Repository]), "a").ToFactSet(), "PipelineIdentity"),
        ["Entra application that people log in to on their own machines"] = (() => Make.Subclass("entra:application").Set(OAuthAppFacts.RedirectUris, new NameSet(["http://localhost:5000/cb", "http://127.0.0.1/cb"]), "a").ToFactSet(), "OAuthApp"),
        ["application of another tenant with its publisher"] = (() => Make.Subclass("entra:foreign-application").Set(IdentityFacts.Vendor, "Fabrikam", "a").ToFactSet(), "ThirdPartyIntegration"),
        ["thing of a registry"] = (() => Make.Subclass("aws:device").ToFactSet(), "Device"),
        ["device that is managed"] = (() => Make.Subclass("intune:device").ToFactSet(), "Device"),
        ["database login that no person can use"] = (() => Make.Subclass("snowflake:database-role").Set(IdentityFacts.InteractiveLogin, value: false, "a").ToFactSet(), "DatabaseRole"),
        ["client with an account of its own that people log in to"] = (() => Make.Subclass("keycloak:service-account").Set(OAuthAppFacts.RedirectUris, new NameSet(["https://shop.example"]), "a").ToFactSet(), "OAuthApp"),
        ["client that every realm has"] = (() => Make.Subclass("keycloak:oauth-app").Set(IdentityFacts.Name, "admin-cli", "a").ToFactSet(), "VendorManaged"),
        ["client elsewhere that is called so"] = (() => Make.Subclass("okta:oauth-app").Set(IdentityFacts.Name, "admin-cli", "a").ToFactSet(), "OAuthApp"),
        ["default account with a mission and a sponsor"] = (() => Account(facts => facts.Set(IdentityFacts.DefaultAccount, value: true, "a").Set(IdentityFacts.Purpose, "triage mail", "a").Set(IdentityFacts.Sponsored, value: true, "a")), "AiAgent"),
        ["application of another tenant"] = (() => Make.Subclass("entra:foreign-application").ToFactSet(), "ThirdPartyIntegration"),
        ["listed API key"] = (() => Make.Subclass("openai:api-key").ToFactSet(), "ApiKey"),
        ["listed service account"] = (() => Make.Subclass("databricks:service-account").ToFactSet(), "ServiceAccount"),
        ["listed personal access token"] = (() => Make.Subclass("gitlab:personal-access-token").ToFactSet(), "PersonalAccessToken"),
        ["listed deploy key"] = (() => Make.Subclass("github:deploy-key").ToFactSet(), "DeployKey"),
        ["listed app"] = (() => Make.Subclass("slack:oauth-app").ToFactSet(), "OAuthApp"),
        ["listed grant"] = (() => Make.Subclass("salesforce:oauth-token").ToFactSet(), "OAuthToken"),
        ["listed bot"] = (() => Make.Subclass("slack:bot").ToFactSet(), "Bot"),
        ["listed robot"] = (() => Make.Subclass("uipath:robot").ToFactSet(), "RpaRobot"),
        ["listed runner"] = (() => Make.Subclass("gitlab:runner").ToFactSet(), "PipelineIdentity"),
        ["listed device"] = (() => Make.Subclass("tailscale:device").ToFactSet(), "Device"),
        ["listed signing key"] = (() => Make.Subclass("aws:signing-key").ToFactSet(), "SigningKey"),
        ["listed database login"] = (() => Make.Subclass("postgresql:database-role").ToFactSet(), "DatabaseRole"),
        ["listed computer"] = (() => Make.Subclass("directory:host").ToFactSet(), "Host"),
        ["listed SSH key"] = (() => Make.Subclass("ssh:ssh-key").ToFactSet(), "SshKey"),
        ["legal entity of a register"] = (() => Make.Subclass("gleif:legal-entity").ToFactSet(), "LegalEntity"),
        ["workload of a registration"] = (() => Make.Subclass("spire:workload").ToFactSet(), "Workload"),
        ["another's address that events go to"] = (() => Make.Subclass("github:third-party").ToFactSet(), "ThirdPartyIntegration"),
        ["role of a vault"] = (() => Make.Subclass("vault:role").ToFactSet(), "CloudRole"),
        ["role of a vault by a repository"] = (() => Make.Subclass("vault:role").Set(TrustFacts.AssumableBy, new NameSet([AssumableBy.Repository]), "a").ToFactSet(), "PipelineIdentity"),
        ["listed connector"] = (() => Make.Subclass("mcp:tool-connector").ToFactSet(), "ToolConnector"),
        ["listed agent"] = (() => Make.Subclass("bedrock:ai-agent").ToFactSet(), "AiAgent"),
        ["what nothing speaks for"] = (() => FactSet.Empty, "Unknown"),
        ["a kind nobody knows"] = (() => Make.Subclass("mainframe:user").ToFactSet(), "Unknown"),
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row(string row)
    {
        var decided = Classifier.BuiltIn.Classify(Table[row].Facts());

        Assert.Equal(Table[row].Label, decided.Label);
        Assert.Equal(decided == Classification.None, decided.Evidence.Count == 0);
        Assert.Equal(decided is { Label: "Unknown" } && !decided.IsConflict, decided.Evidence.Count == 0);
        Assert.InRange(decided.Confidence, 0, 1);
    }

    [Theory]
    [InlineData("role by a person and a service", true)]
    [InlineData("role by a vendor and a pipeline", true)]
    [InlineData("role by a pipeline and a service", true)]
    [InlineData("role by two of the same class", false)]
    [InlineData("service-linked role", false)]
    [InlineData("agent", false)]
    [InlineData("what nothing speaks for", false)]
    public void Kinds_conflict_where_they_differ(string row, bool conflict) => Assert.Equal(conflict, Classifier.BuiltIn.Classify(Table[row].Facts()).IsConflict);

    [Fact]
    public void Every_rule_is_heard_in_some_row()
    {
        var heard = Table.Values.SelectMany(row => Classifier.BuiltIn.Classify(row.Facts()).Evidence).Select(evidence => evidence.Rule).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(BuiltInRules.All.Select(rule => rule.Id).Except(heard).Except(["aws-role-outside-account-vendor"]));
        Assert.Equal(BuiltInRules.All.Count, BuiltInRules.All.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void An_ExternalId_or_a_vendor_tag_makes_a_vendor_surer()
    {
        var plain = Sure(Role([Vendor]));
        var demanded = Sure(Role([Vendor with { NamesExternalId = true }]));
        var tagged = Sure(Role([Vendor], facts => facts.Set(IdentityFacts.Vendor, "Datadog", "tags")));

        Assert.True(plain < demanded && plain < tagged, $"{plain} {demanded} {tagged}");
    }

    [Fact]
    public void Evidence_names_the_fact_and_its_source()
    {
        var evidence = Assert.Single(Classifier.BuiltIn.Classify(User(console: false)).Evidence);

        Assert.Equal("aws-user-no-console", evidence.Rule);
        Assert.Equal("ServiceAccount", evidence.Speaks);
        Assert.Contains(IdentityFacts.Subclass.Meaning + ": aws:iam-user (s)", evidence.Text, StringComparison.Ordinal);
        Assert.Contains(IdentityFacts.InteractiveLogin.Meaning + ": False (report.csv)", evidence.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declaration_wins_over_every_rule_and_names_its_source()
    {
        foreach (var declared in Enum.GetValues<IdentityClass>())
        {
            foreach (var row in Table.Values)
            {
                var builder = row.Facts().ToBuilder();
                builder.Remove(IdentityFacts.DeclaredClass);
                var decided = Classifier.BuiltIn.Classify(builder.Set(IdentityFacts.DeclaredClass, declared.ToString(), "register.yaml").ToFactSet());
                Assert.Equal((declared, Standing.Governed, false), (decided.Class, decided.Standing, decided.IsConflict));
                Assert.Contains("register.yaml", Assert.Single(decided.Evidence).Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Rules_in_any_order_decide_alike()
    {
        var turned = new Classifier(BuiltInRules.All.Reverse());

        Assert.All(Table.Values, row =>
        {
            var one = Classifier.BuiltIn.Classify(row.Facts());
            var other = turned.Classify(row.Facts());
            Assert.Equal((one.Label, one.Confidence, one.IsConflict), (other.Label, other.Confidence, other.IsConflict));
            Assert.Equal(one.Evidence, other.Evidence);
        });
    }

    private static double Sure(FactSet facts) => Classifier.BuiltIn.Classify(facts).Confidence;

    private static FactSet Role(Admission[] admissions, Action<FactSetBuilder>? tell = null, params IEnumerable<object> others)
    {
        var facts = Make.Subclass("aws:iam-role");
        tell?.Invoke(facts);
        return Make.Resolve(others.Append(Make.Role("AROA1", "r", admissions) with { Facts = facts.ToFactSet() })).Named("AROA1").Facts;
    }

    private static FactSet User(bool? console, string? vendor = null)
    {
        var facts = Make.Subclass("aws:iam-user");
        if (console is { } has)
        {
            facts.Set(IdentityFacts.InteractiveLogin, has, "report.csv");
        }

        return (vendor is null ? facts : facts.Set(IdentityFacts.Vendor, vendor, "tags")).ToFactSet();
    }

    private static FactSet Account(Action<FactSetBuilder>? tell = null)
    {
        var facts = Make.Subclass("k8s:service-account");
        tell?.Invoke(facts);
        return facts.ToFactSet();
    }
}
