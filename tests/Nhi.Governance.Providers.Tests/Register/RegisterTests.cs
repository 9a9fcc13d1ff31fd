using Nhi.Governance.Providers.Tests.Files;

namespace Nhi.Governance.Providers.Tests.Register;

public sealed class RegisterTests
{
    private const string Whole = """
        register: nhi/v1
        identities:
          - id: invoice-robot
            class: RpaRobot
            name: Invoice robot
            aliases: [uipath:robot:4711]
            purpose: books supplier invoices
            environment: production
            system: finance
            vendor: UiPath
            reviewDate: 2027-01-15
            created: 2024-05-02
            lastUsed: 2026-10-30
            classUntil: 2027-06-30
            usedBy: [workloads, people]
            holds: ['acme\rpa-invoices']
            owners: { application: team-finance, platform: "" }
            credentials:
              - { id: invoice-robot-key, kind: ApiKey, created: 2026-09-01, expires: never, rotated: 2026-09-01, lastUsed: never }
        owners:
          - { identity: "arn:x", role: application, party: team-bi, attested: 2026-08-01 }
          - { identity: "arn:y", role: vendor-manager, party: "" }
        purposes:
          - { identity: "arn:z", purpose: "", reviewDate: 2027-01-31 }
        environments:
          - { scope: "aws:111122223333", environment: production, platform: team-cloud }
          - { scope: "k8s:prod-eu/payments", environment: production }
          - { scope: "repo:acme/payments", environment: production }
        vendors:
          - { name: Datadog, manager: v@acme.example, contractEnd: 2027-12-31, accounts: [464622532012] }
          - { name: Other, manager: "", contractEnd: }
        teams:
          - { team: team-bi, members: [a.ng@acme.example, b.ok@acme.example] }
        leavers:
          - { party: m.left@acme.example, left: 2026-02-28 }
        exposed:
          - { vendor: Datadog, since: 2026-05-14, source: "the vendor's notice" }
          - { system: Finance, since: "2026-05-14T18:00:00Z", source: incident 1042 }
          - { identity: "arn:x", credential: "aws:key:AKIAX", since: 2026-05-14, source: incident 1042 }
          - { identity: "arn:y", since: 2026-05-14, source: incident 1042 }
        """;

    [Fact]
    public async Task The_documented_register_is_read()
    {
        var events = await Reading.FileAsync("r.yaml", Whole);
        Assert.Empty(events.OfType<SourceEvent.Rejected>());
        Assert.Empty(events.OfType<SourceEvent.Noted>());
        var robot = Assert.Single(events.Identities());
        Assert.Equal("register:invoice-robot", robot.Id.Value);
        Assert.Equal(["uipath:robot:4711"], robot.Aliases.Select(alias => alias.Value));
        Assert.Equal("RpaRobot", robot.Facts.Get(IdentityFacts.DeclaredClass).Value);
        Assert.Equal("register:rparobot", robot.Facts.Get(IdentityFacts.Subclass).Value);
        Assert.Equal(new DateTimeOffset(2026, 10, 30, 0, 0, 0, TimeSpan.Zero), robot.Facts.Get(IdentityFacts.LastUsedAt).Value);
        Assert.Equal(new DateTimeOffset(2027, 6, 30, 0, 0, 0, TimeSpan.Zero), robot.Facts.Get(IdentityFacts.ClassUntil).Value);
        Assert.Equal(["people", "workloads"], robot.Facts.Get(UsageFacts.UsedBy).Value);
        Assert.Equal(["acme\\rpa-invoices"], robot.Holds.Select(held => held.Value));
        Assert.False(robot.IsImmutableId);
        Assert.Equal([(OwnerRole.Application, "team-finance"), (OwnerRole.Platform, null)], robot.Owners.Select(owner => (owner.Role, owner.Party)));
        var key = Assert.Single(robot.Credentials);
        Assert.Equal((CredentialKind.ApiKey, true, true), (key.Kind, key.Facts.Get(CredentialFacts.ExpiresAt).IsAbsent, key.Facts.Get(CredentialFacts.LastUsedAt).IsAbsent));

        var attached = events.Attachments().ToList();
        Assert.Equal((ClaimTrust.Attestation, "team-bi"), (attached[0].Owners[0].Trust, attached[0].Owners[0].Party));
        Assert.Equal((ClaimTrust.Register, null), (attached[1].Owners[0].Trust, attached[1].Owners[0].Party));
        Assert.True(attached[2].Facts.Get(IdentityFacts.Purpose).IsAbsent);
        Assert.Equal(new PartyRecord.OwnAccount("111122223333"), attached[3].Party);
        Assert.All(attached[3..6], value => Assert.Equal((AttachmentReach.Members, "production"), (value.Reach, value.Facts.Get(IdentityFacts.Environment).Value)));
        Assert.Equal(["aws:111122223333", "k8s:prod-eu/payments", "repo:acme/payments"], attached[3..6].Select(value => value.Target));
        Assert.Equal(["464622532012"], Assert.IsType<PartyRecord.Vendor>(attached[6].Party).Accounts);
        var other = Assert.IsType<PartyRecord.Vendor>(attached[7].Party);
        Assert.True(other.Facts.Get(IdentityFacts.ContractEnd).IsAbsent);
        Assert.Null(Assert.Single(other.Owners).Party);
        Assert.Equal(2, Assert.IsType<PartyRecord.Team>(attached[8].Party).Members.Count);
        Assert.Equal(2, Assert.IsType<PartyRecord.Leaver>(attached[9].Party).LeftAt.Month);
        var whole = new DateTimeOffset(2026, 5, 15, 0, 0, 0, TimeSpan.Zero).AddTicks(-1);
        var named = Assert.IsType<PartyRecord.Vendor>(attached[10].Party).Facts.Get(IdentityFacts.ExposedAt);
        Assert.Equal((whole, "the vendor's notice"), (named.Value, named.Source.Split(": ")[^1]));
        Assert.Equal(("system:finance", AttachmentReach.Members, new DateTimeOffset(2026, 5, 14, 18, 0, 0, TimeSpan.Zero)), (attached[11].Target, attached[11].Reach, attached[11].Facts.Get(IdentityFacts.ExposedAt).Value));
        Assert.True(attached[12].Facts.Get(IdentityFacts.ExposedAt).IsUnknown);
        Assert.Equal(("arn:x", "aws:key:AKIAX", whole), (attached[12].Target, attached[12].Credentials[0].Id.Value, attached[12].Credentials[0].Facts.Get(CredentialFacts.ExposedAt).Value));
        Assert.Equal(("arn:y", AttachmentReach.Identity, whole), (attached[13].Target, attached[13].Reach, attached[13].Facts.Get(IdentityFacts.ExposedAt).Value));
        var summary = Assert.Single(events.OfType<SourceEvent.Completed>()).Value;
        Assert.Equal((15, 1, 14, 0), (summary.Records, summary.Identities, summary.Attachments, summary.Rejected));
        Assert.Equal([new AreaCoverage("register:identities", Coverage.Complete)], summary.Areas);
    }

    [Theory]
    [InlineData("identities: [{ id: a, class: Robot }]", "identities[0]", "RpaRobot")]
    [InlineData("identities: [{ id: a, class: '5' }]", "identities[0]", "accepted are")]
    [InlineData("identities: [{ id: a, class: Human }]", "identities[0]", "accepted are")]
    [InlineData("identities: [{ id: '', class: Bot }]", "identities[0]", "needs id")]
    [InlineData("identities: [{ class: Bot }]", "identities[0]", "needs id")]
    [InlineData("identities: [{ id: a, class: Bot, owners: { boss: x } }]", "identities[0]", "vendor-manager")]
    [InlineData("identities: [{ id: a, class: Bot, usedBy: [robots] }]", "identities[0]", "accepted are people, vendor, pipelines, workloads")]
    [InlineData("identities: [{ id: a, class: Bot, purpose: [x] }]", "identities[0]", "purpose is not a text")]
    [InlineData("identities: [{ id: a, class: Bot, credentials: [{ id: k, kind: Key }] }]", "identities[0]", "AwsAccessKey")]
    [InlineData("identities: [{ id: a, class: Bot, credentials: [{ id: k, kind: ApiKey }, { id: k, kind: ApiKey }] }]", "identities[0]", "same id")]
    [InlineData("identities: [{ id: a, class: Bot }, { id: a, class: Bot }]", "identities[1]", "already taken")]
    [InlineData("identities: [just text]", "identities[0]", "not an entry")]
    [InlineData("identities: text", "identities", "not a list")]
    [InlineData("owner: []", "owner", "identities, owners, purposes")]
    [InlineData("owners: [{ identity: a, role: boss, party: x }]", "owners[0]", "application, platform")]
    [InlineData("owners: [{ identity: a, role: person }]", "owners[0]", "needs party")]
    [InlineData("purposes: [{ purpose: x }]", "purposes[0]", "needs identity")]
    [InlineData("environments: [{ scope: 'aws:1', environment: x }]", "environments[0]", "k8s:<cluster>/<namespace>")]
    [InlineData("vendors: [{ manager: x }]", "vendors[0]", "needs name")]
    [InlineData("teams: [{ team: x }]", "teams[0]", "needs members")]
    [InlineData("leavers: [{ party: x, left: soon }]", "leavers[0]", "needs left")]
    [InlineData("exposed: [{ since: 2026-01-01, source: x }]", "exposed[0]", "needs one of identity, system and vendor")]
    [InlineData("exposed: [{ vendor: v, identity: i, since: 2026-01-01, source: x }]", "exposed[0]", "needs one of identity, system and vendor")]
    [InlineData("exposed: [{ vendor: v, credential: k, since: 2026-01-01, source: x }]", "exposed[0]", "not the identity")]
    [InlineData("exposed: [{ vendor: v, source: x }]", "exposed[0]", "needs since")]
    [InlineData("exposed: [{ vendor: v, since: lately, source: x }]", "exposed[0]", "needs since")]
    [InlineData("exposed: [{ vendor: v, since: 2099-01-01, source: x }]", "exposed[0]", "needs since")]
    [InlineData("exposed: [{ vendor: v, since: 2026-01-01 }]", "exposed[0]", "needs source")]
    public async Task What_is_not_a_known_word_is_rejected_with_the_accepted_ones(string entry, string place, string reason)
    {
        var events = await Reading.FileAsync("r.yaml", $"register: nhi/v1\n{entry}\n");
        var rejected = events.Rejection();
        Assert.Equal(place, rejected.Where.Place);
        Assert.Contains(reason, rejected.Reason, StringComparison.Ordinal);
        Reading.AssertCountsAddUp(events);
        Assert.All(events.OfType<SourceEvent.Completed>().SelectMany(value => value.Value.Areas), area => Assert.Equal(reason is "already taken" ? Coverage.Complete : Coverage.Partial, area.Coverage));
    }

    [Fact]
    public async Task Another_version_is_rejected() =>
        Assert.Contains("accepted is nhi/v1", (await Reading.FileAsync("r.yaml", "register: nhi/v2\nidentities: []\n")).Rejection().Reason, StringComparison.Ordinal);

    [Fact]
    public async Task Keys_that_are_not_read_are_noted_and_dates_that_are_none_too()
    {
        var events = await Reading.FileAsync("r.yaml", "register: nhi/v1\nidentities: [{ id: a, class: Bot, colour: canary, created: 03/04/2026, lastUsed: 2099-01-01 }]\n");
        Assert.Equal(3, events.OfType<SourceEvent.Noted>().Count());
        Assert.DoesNotContain("canary", string.Join('\n', events), StringComparison.Ordinal);
        var facts = Assert.Single(events.Identities()).Facts;
        Assert.True(facts.Get(IdentityFacts.CreatedAt).IsUnknown);
        Assert.True(facts.Get(IdentityFacts.LastUsedAt).IsUnknown);
    }

    [Fact]
    public async Task A_key_left_out_says_nothing()
    {
        var identity = Assert.Single((await Reading.FileAsync("r.yaml", "register: nhi/v1\nidentities: [{ id: a, class: Bot }]\n")).Identities());
        Assert.True(identity.Facts.Get(IdentityFacts.Purpose).IsUnknown);
        Assert.Empty(identity.Owners);
    }

    [Fact]
    public async Task Identities_may_be_a_table()
    {
        var events = await Reading.FileAsync("i.csv", "class;id;aliases;purpose;owner_application;owner_vendor_manager;last_used;colour\nBot;b1;\"x;y\";;team-a;;never;red\n");
        var bot = Assert.Single(events.Identities());
        Assert.Equal("register:b1", bot.Id.Value);
        Assert.Equal(["x", "y"], bot.Aliases.Select(alias => alias.Value));
        Assert.True(bot.Facts.Get(IdentityFacts.Purpose).IsAbsent);
        Assert.True(bot.Facts.Get(IdentityFacts.LastUsedAt).IsAbsent);
        Assert.True(bot.Facts.Get(IdentityFacts.ReviewDue).IsUnknown);
        Assert.Equal([(OwnerRole.Application, "team-a"), (OwnerRole.VendorManager, null)], bot.Owners.Select(owner => (owner.Role, owner.Party)));
    }

    [Fact]
    public async Task Every_section_may_be_a_table()
    {
        using var folder = new TemporaryFolder();
        folder.Write("1.csv", "identity,role,party,attested\na,application,t,2026-08-01\n");
        folder.Write("2.csv", "identity,purpose,review_date\na,,2027-01-01\n");
        folder.Write("3.csv", "scope,environment,platform\naws:111122223333,prod,\n");
        folder.Write("4.csv", "vendor,manager,contract_end,accounts\nV,,2027-01-01,1;2\n");
        folder.Write("5.csv", "team,member\nt,a\nt,b\n");
        folder.Write("6.csv", "party,left\na,2026-01-01\n");
        folder.Write("7.csv", "exposed_since,source,identity,credential,vendor\n2026-01-01,notice,a,k,\n2026-01-01,notice,,,V\n");
        var events = await Reading.FolderAsync(folder.Path);
        Assert.Empty(events.OfType<SourceEvent.Rejected>());
        var attached = events.Attachments().ToList();
        Assert.Equal(9, attached.Count);
        Assert.Equal(ClaimTrust.Attestation, attached[0].Owners[0].Trust);
        Assert.True(attached[1].Facts.Get(IdentityFacts.Purpose).IsAbsent);
        Assert.Null(attached[2].Owners[0].Party);
        Assert.Equal(["1", "2"], Assert.IsType<PartyRecord.Vendor>(attached[3].Party).Accounts);
        Assert.Equal(["b"], Assert.IsType<PartyRecord.Team>(attached[5].Party).Members);
        Assert.True(attached[7].Credentials[0].Facts.Get(CredentialFacts.ExposedAt).IsKnown);
        Assert.True(Assert.IsType<PartyRecord.Vendor>(attached[8].Party).Facts.Get(IdentityFacts.ExposedAt).IsKnown);
    }

    [Fact]
    public async Task Whoever_pastes_a_credential_as_the_source_of_an_exposure_keeps_none_of_it()
    {
        var events = await Reading.FileAsync("r.yaml", "register: nhi/v1\nexposed: [{ vendor: v, since: 2026-01-01, source: 'found xoxb-" + "123456789012-123456789012-AbCdEfGhIjKlMnOpQrStUvWx' }]\n");
        Assert.DoesNotContain("AbCdEfGh", Assert.IsType<PartyRecord.Vendor>(Assert.Single(events.Attachments()).Party).Facts.Get(IdentityFacts.ExposedAt).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_with_a_cell_too_few_or_too_many_is_rejected()
    {
        var events = await Reading.FileAsync("i.csv", "id,class,purpose\na,Bot\nb,Bot,x,y\nc,Bot,z\n");
        Assert.Equal(["line 2", "line 3"], events.OfType<SourceEvent.Rejected>().Select(value => value.Where.Place));
        Assert.Single(events.Identities());
        Assert.Equal(Coverage.Partial, Assert.Single(Assert.Single(events.OfType<SourceEvent.Completed>()).Value.Areas).Coverage);
    }
}
