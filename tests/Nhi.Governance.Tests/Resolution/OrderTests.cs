using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Tests.Resolution;

/// <summary>The same reports in any order give the same bytes.</summary>
public sealed class OrderTests
{
    private static readonly string[] Sources = ["a.json", "b.json", "c.json"];
    private static readonly string[] Names = ["n1", "n2", "n3", "n4"];
    private static readonly string[] Words = ["x", "y", "z"];
    private static readonly string[] Containers = ["aws:111122223333", "g1", "g2", "k8s:prod-eu"];

    private static readonly object[] Estate =
    [
        Make.User("AIDA0000000000000001", "reporting"),
        Make.User("AIDA0000000000000001", "reporting", "older.json"),
        Make.User("AIDA0000000000000002", "twin"),
        Make.User("AIDA0000000000000003", "twin"),
        Make.ReportRow("reporting", "report.csv", Make.ReportKey("reporting", 1, Make.AsOf.AddDays(-100), Make.AsOf.AddDays(-1)), Make.ReportKey("reporting", 2, Make.AsOf.AddDays(-9), null)),
        Make.ReportRow("twin", "report.csv"),
        Make.ReportRow("twin", "report-2.csv"),
        Make.KeyList("reporting", Make.Key("AKIA1", Make.AsOf.AddDays(-100))),
        Make.KeyList("reporting", Make.Key("AKIA2", Make.AsOf.AddDays(-10))),
        Make.KeyList("nobody", Make.Key("AKIA3")),
        Make.KeyList("nobody", Make.Key("AKIA3"), "keys-2.json"),
        Make.Says("aws:key:AKIA3", new FactSetBuilder().Set(IdentityFacts.Purpose, "a partner's upload", "register.yaml").ToFactSet()),
        Make.Role("AROA0000000000000001", "deploy", Make.Repository("repo:acme/pay:environment:prod", "repo:acme/pay:ref:refs/heads/*"), Make.Named(Make.UserArn("reporting"))),
        Make.Role("AROA0000000000000002", "pods", Make.Workload("system:serviceaccount:pay:api"), Make.Named(Make.UserArn("twin"))),
        Make.Role("AROA0000000000000003", "vendor", new Admission(AdmissionKind.Account, Make.Outside, [])),
        Make.Pipeline("acme/pay", "prod", Make.RoleArn("deploy")),
        Make.Pipeline("acme/pay", null, Make.RoleArn("gone")),
        Make.ServiceAccount("11111111-1111-1111-1111-111111111111", "pay", "api", Make.RoleArn("pods")),
        Make.Members("g1", "details.json", new FactSetBuilder().Set(AccessFacts.Grants, new NameSet(["p1"]), "details.json").ToFactSet(), "g2"),
        Make.Members("g2", "details.json", new FactSetBuilder().Set(AccessFacts.Grants, new NameSet(["p2"]), "other.json").ToFactSet(), "g1"),
        Make.Members($"aws:{Make.Account}", "register.yaml", new FactSetBuilder().Set(IdentityFacts.Environment, "production", "register.yaml").ToFactSet(), "g1"),
        Make.Party(new PartyRecord.Leaver("m.left@example.com", Make.AsOf.AddDays(-10))),
        Make.Party(new PartyRecord.Leaver("M.LEFT@example.com", Make.AsOf.AddDays(10))),
        Make.Party(new PartyRecord.Team("team-a", ["m.left@example.com"])),
        Make.Party(new PartyRecord.Vendor("Datadog", FactSet.Empty, [new(OwnerRole.VendorManager, "one@example.com", ClaimTrust.Register, "register.yaml")], [Make.Outside])),
        Make.Party(new PartyRecord.Vendor("Datadog", FactSet.Empty, [new(OwnerRole.VendorManager, "two@example.com", ClaimTrust.Register, "register.csv")], [Make.Outside])),
        new Attachment { Target = Make.UserArn("reporting"), Record = "owner", Owners = [new(OwnerRole.Application, "team-a", ClaimTrust.Register, "register.yaml")], Source = "register.yaml" },
        new Attachment { Target = Make.UserArn("reporting"), Record = "owner", Owners = [new(OwnerRole.Application, "Team-B", ClaimTrust.Register, "register.csv"), new(OwnerRole.Application, "team-b", ClaimTrust.Register, "register.csv")], Source = "register.csv" },
        new Attachment { Target = Make.ServiceAccountName("pay", "gone"), Record = "Deployment pay/x", IsReference = true, Area = "k8s:prod-eu:serviceaccounts/pay", Controllers = ["k8s:prod-eu:deployment/pay/x"], Source = "apps.json" },
        new Attachment { Target = Make.ServiceAccountName("pay", "api"), Record = "Deployment pay/y", IsReference = true, Area = "k8s:prod-eu:serviceaccounts/pay", Controllers = ["k8s:prod-eu:deployment/pay/y"], Source = "apps.json" },
        new CopySighting("aws-access-key", CopyVerdict.FormatOnly, new("repo", "b.env", 1, 1), 1) { Credential = new("aws:key:AKIA9") },
        new CopySighting("aws-access-key", CopyVerdict.FormatOnly, new("repo", "a.env", 1, 1), 1) { Credential = new("aws:key:AKIA9") },
        new CopySighting("aws-access-key", CopyVerdict.FormatOnly, new("repo", "a.env", 1, 1), 2) { Credential = new("aws:key:AKIA1") },
        new CopySighting("jwt", CopyVerdict.FormatOnly, new("repo", "a.env", 1, 1), 1) { Issuer = Make.ClusterIssuer, Subject = "system:serviceaccount:pay:api" },
        new CopySighting("slack-token", CopyVerdict.FormatOnly, new("repo", "a.env", 1, 1), 1),
        Make.Complete($"aws:{Make.Account}:roles"),
        Make.Partial($"aws:{Make.Account}:roles"),
        Make.Complete("k8s:prod-eu:serviceaccounts"),
    ];

    private static readonly Gen<FactEntry> Facts = Gen.OneOf(
        from source in Gen.Elements(Sources) from word in Gen.Elements(Words) from key in Gen.Elements(IdentityFacts.Name, IdentityFacts.System, IdentityFacts.Environment, IdentityFacts.Vendor) select new FactEntry(key, FactState.Known, word, source),
        from source in Gen.Elements(Sources) from words in Gen.SubListOf(Words) from key in Gen.Elements(AccessFacts.Grants, AccessFacts.AdministratorBy) select new FactEntry(key, FactState.Known, new NameSet(words), source),
        from source in Gen.Elements(Sources) from value in Gen.Elements(true, false) from key in Gen.Elements(IdentityFacts.InteractiveLogin, IdentityFacts.Enabled) select new FactEntry(key, FactState.Known, value, source),
        from source in Gen.Elements(Sources) from days in Gen.Choose(1, 3) from key in Gen.Elements(IdentityFacts.LastUsedAt, IdentityFacts.CreatedAt) select new FactEntry(key, FactState.Known, Make.AsOf.AddDays(-days), source),
        from source in Gen.Elements(Sources) from key in Gen.Elements<FactKey>(IdentityFacts.Name, AccessFacts.Grants, IdentityFacts.LastUsedAt, IdentityFacts.Enabled) select new FactEntry(key, FactState.Absent, null, source));

    private static readonly Gen<FactSet> FactSets = Facts.ListOf().Select(entries => entries.Take(3).Aggregate(new FactSetBuilder(), (builder, entry) =>
    {
        builder.Add(entry);
        return builder;
    }).ToFactSet());

    private static readonly Gen<OwnerClaim> Claims =
        from role in Gen.Elements(OwnerRole.Application, OwnerRole.Platform)
        from party in Gen.Elements<string?>("a", "A", "b", null)
        from trust in Gen.Elements(Enum.GetValues<ClaimTrust>())
        from source in Gen.Elements(Sources)
        select new OwnerClaim(role, party, trust, source, trust == ClaimTrust.Attestation ? Make.AsOf.AddDays(-3) : null);

    private static readonly Gen<Credential> Credentials =
        from id in Gen.Elements("k1", "k2", "n1:key-1", "n1:key-2")
        from facts in FactSets
        from day in Gen.Choose(1, 9)
        from source in Gen.Elements(Sources)
        select new Credential(new(id), CredentialKind.AwsAccessKey, facts.ToBuilder().Set(CredentialFacts.CreatedAt, Make.AsOf.AddDays(-day), source).ToFactSet());

    private static readonly Gen<object> Items = Gen.OneOf(
        from id in Gen.Elements(Names)
        from immutable in Gen.Elements(true, false)
        from aliases in Gen.SubListOf(Names)
        from containers in Gen.SubListOf(Containers)
        from facts in FactSets
        from credentials in Credentials.ListOf()
        from claims in Claims.ListOf()
        from trusted in Gen.SubListOf(Names)
        from becomes in Gen.SubListOf(Names)
        from source in Gen.Elements(Sources)
        select (object)new Observation
        {
            Id = new(id),
            IsImmutableId = immutable,
            Aliases = [.. aliases.Select(alias => new IdentityId(alias))],
            Area = "area",
            Containers = [.. containers],
            Facts = facts,
            Credentials = [.. credentials.DistinctBy(credential => credential.Id)],
            Owners = [.. claims.Take(2)],
            Admissions = [.. trusted.Select(Make.Named)],
            Becomes = [.. becomes.Select(name => new IdentityId(name))],
            Source = source,
        },
        from target in Gen.Elements(Names.Concat(Containers).Append("aws:key:1"))
        from reach in Gen.Elements(AttachmentReach.Identity, AttachmentReach.Members)
        from facts in FactSets
        from outer in Gen.SubListOf(Containers)
        from claims in Claims.ListOf()
        from bearer in Gen.Elements(true, false)
        from credentials in Credentials.ListOf()
        from source in Gen.Elements(Sources)
        select (object)new Attachment
        {
            Target = target,
            Reach = reach,
            Record = "record",
            Facts = facts,
            Containers = [.. outer],
            Owners = [.. claims.Take(2)],
            BearerClass = bearer ? IdentityClass.ApiKey : IdentityClass.Unknown,
            Credentials = [.. credentials.DistinctBy(credential => credential.Id).Take(1)],
            Source = source,
        });

    [Fact]
    public void A_made_up_estate() => Prop.ForAll(Gen.Shuffle(Estate).ToArbitrary(), shuffled => Assert.Equal(Bytes(Estate), Bytes(shuffled)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void The_made_up_estate_is_not_empty()
    {
        var estate = Make.Resolve(Estate);
        Assert.Equal(
            [
                "aws:111122223333:AIDA0000000000000001", "aws:111122223333:AIDA0000000000000002", "aws:111122223333:AIDA0000000000000003",
                "aws:111122223333:AROA0000000000000001", "aws:111122223333:AROA0000000000000002", "aws:111122223333:AROA0000000000000003",
                "aws:111122223333:user/twin", "aws:key:AKIA3", "aws:key:AKIA9", "k8s:prod-eu:11111111-1111-1111-1111-111111111111",
                "repo:acme/pay", "repo:acme/pay:environment:prod",
            ],
            estate.Identities.Select(identity => identity.Id.Value));
        Assert.Single(estate.DanglingReferences);
        Assert.Single(estate.UnlinkedCopies);
    }

    [Fact]
    public void Whatever_sources_say() => Prop.ForAll(
        (from items in Items.ListOf().Select(items => items.Take(7).ToArray()) from shuffled in Gen.Shuffle(items) select (items, shuffled)).ToArbitrary(),
        pair => Assert.Equal(Bytes(pair.items), Bytes(pair.shuffled))).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public void No_two_identities_share_an_id() => Prop.ForAll(Items.ListOf().ToArbitrary(), items =>
    {
        var ids = Make.Resolve(items).Identities.Select(identity => identity.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Facts_merge_in_any_order() => Prop.ForAll(
        (from entries in Facts.ListOf().Select(entries => entries.Take(5).ToArray()) from shuffled in Gen.Shuffle(entries) select (entries, shuffled)).ToArbitrary(),
        pair => Assert.Equal(Merged(pair.entries), Merged(pair.shuffled))).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static IEnumerable<string> Merged(IEnumerable<FactEntry> entries)
    {
        var builder = new FactSetBuilder();
        foreach (var entry in entries)
        {
            builder.Add(entry);
        }

        return builder.ToFactSet().Entries.Select(entry => $"{entry.Key} {entry.State} {entry.Value} {entry.Source}");
    }

    private static string Bytes(IEnumerable<object> items)
    {
        var estate = Make.Resolve(items);
        return string.Join('\n', estate.Identities.Select(identity => Encoding.UTF8.GetString(IdentityCodec.ToBytes(identity))))
            + string.Join('\n', estate.UnlinkedCopies.Select(copy => copy.Id.Value))
            + string.Join('\n', estate.DanglingReferences.Select(attachment => attachment.Record).Order(StringComparer.Ordinal));
    }
}
