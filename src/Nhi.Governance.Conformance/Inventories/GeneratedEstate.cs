using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Conformance;

/// <summary>Identities and findings of every shape an inventory must keep.</summary>
internal static class GeneratedEstate
{
    private static readonly string[] Fragments =
        ["", "a", "prod", "arn:aws:iam::111122223333:role/", "\u00fc", "\u0000", "\"", "\\", "<&>", "\n", "\ud83d\ude00", "\ue000", "\ufffd", "'", "%", "_", " ", "0"];

    public static Gen<NonHumanIdentity> Identity { get; } =
        from id in Text()
        from aliases in Few(Text())
        from principal in Maybe(Text())
        from classification in ClassificationOf()
        from facts in Facts()
        from credentials in Few(CredentialOf())
        from owners in Few(OwnerOf())
        from relations in Few(RelationOf())
        from copies in Few(CopyOf())
        from presence in PresenceOf()
        select new NonHumanIdentity
        {
            Id = new("id:" + id),
            Aliases = [.. aliases.Distinct(StringComparer.Ordinal).Select(alias => new IdentityId("alias:" + alias)).Order()],
            Principal = principal is null ? null : new IdentityId(principal),
            Classification = classification,
            Facts = facts,
            Credentials = credentials,
            Owners = owners,
            Relations = relations,
            Copies = copies,
            Presence = presence,
        };

    public static Gen<Finding> Finding { get; } =
        from id in Text()
        from identity in Maybe(Text())
        from credential in Maybe(Text())
        from texts in Text().ArrayOf(5)
        from evidence in Few(Text())
        from missing in Few(Text())
        from outcome in Gen.Elements(Enum.GetValues<ControlOutcome>())
        from severity in Gen.Elements(Enum.GetValues<Severity>())
        select new Finding(new("finding:" + id), identity is null ? null : new IdentityId(identity), new ControlResult
        {
            Control = texts[0],
            Credential = credential is null ? null : new CredentialId(credential),
            Outcome = outcome,
            Severity = severity,
            Evidence = evidence,
            Explanation = texts[1],
            NextStep = texts[2],
            MissingFacts = missing,
            Command = texts[3],
            References = [new("OWASP-NHI", "2025", texts[4])],
            Subject = texts[4],
        });

    /// <summary>A plain identity, which differs from another of the same name by its purpose.</summary>
    public static NonHumanIdentity Plain(string id, string purpose, DateTimeOffset at, params string[] aliases) => new()
    {
        Id = new(id),
        Aliases = [.. aliases.Select(alias => new IdentityId(alias)).Order()],
        Facts = new FactSetBuilder().Set(IdentityFacts.Purpose, purpose, "law").ToFactSet(),
        Presence = new Presence("area", at, at),
    };

    /// <summary>A plain finding, which differs from another of the same id by its explanation.</summary>
    public static Finding PlainFinding(string id, string explanation) =>
        new(new(id), null, new ControlResult { Control = "law.control", Outcome = ControlOutcome.NotMet, Severity = Severity.Low, Explanation = explanation });

    private static Gen<string> Text() => Gen.Elements(Fragments).ListOf().Select(parts => string.Concat(parts.Take(6)));

    private static Gen<bool> Bool() => Gen.Elements(true, false);

    private static Gen<DateTimeOffset> Instant() =>
        from days in Gen.Choose(2, 3_600_000)
        from ticks in Gen.Choose(0, int.MaxValue)
        from hours in Gen.Choose(-14, 14)
        select DateTimeOffset.MinValue.AddDays(days).AddTicks(ticks).ToOffset(TimeSpan.FromHours(hours));

    private static Gen<FactSet> Facts()
    {
        var names = Few(Text()).Select(all => new NameSet(all));
        return Few(Gen.OneOf(
            Fact(IdentityFacts.Name, Text()),
            Fact(IdentityFacts.LastUsedAt, Instant()),
            Fact(IdentityFacts.Enabled, Bool()),
            Fact(AccessFacts.Grants, names),
            Fact(new FactKey<long>("vendor.unheardOf", "a fact of a later version"), Gen.Elements(0, -1, long.MinValue, long.MaxValue)),
            Fact(new FactKey<NameSet>("vendor.united", "a fact of a later version", FactMerge.Union), names))).Select(ToFacts);
    }

    private static Gen<Classification> ClassificationOf() =>
        from kind in Gen.Elements(Enum.GetValues<IdentityClass>())
        from standing in Gen.Elements(Enum.GetValues<Standing>())
        from confidence in Gen.Choose(0, 1000)
        from evidence in Few(Text().Select(text => new ClassificationEvidence("rule." + text, "Workload", text)))
        from conflict in Bool()
        select new Classification(kind, standing, confidence / 1000.0, evidence, conflict);

    private static Gen<Credential> CredentialOf() =>
        from id in Text()
        from kind in Gen.Elements(Enum.GetValues<CredentialKind>())
        from facts in Facts()
        select new Credential(new(id), kind, facts);

    private static Gen<Owner> OwnerOf() =>
        from role in Gen.Elements(Enum.GetValues<OwnerRole>())
        from state in Gen.Elements(Enum.GetValues<OwnerState>())
        from party in Maybe(Text())
        from source in Text()
        select new Owner(role, state, party, source);

    private static Gen<Relation> RelationOf() =>
        from kind in Gen.Elements(Enum.GetValues<RelationKind>())
        from ends in Text().ArrayOf(2)
        from state in Gen.Elements(Enum.GetValues<RelationState>())
        from source in Text()
        select new Relation(kind, new(ends[0]), new(ends[1]), state, source);

    private static Gen<SecretCopy> CopyOf() =>
        from texts in Text().ArrayOf(4)
        from verdict in Gen.Elements(Enum.GetValues<CopyVerdict>())
        from commit in Maybe(Text())
        from atHead in Gen.Elements<bool?>(null, true, false)
        from credential in Maybe(Text())
        from enrolled in Maybe(Text())
        from line in Gen.Choose(1, int.MaxValue)
        select new SecretCopy(new(texts[3]), texts[0], verdict, new(texts[1], texts[2], line, 1, commit, atHead), credential is null ? null : new CredentialId(credential))
        {
            Enrolled = enrolled is null ? null : new EnrolledCopy(enrolled, credential, texts[0]),
        };

    private static Gen<Presence> PresenceOf() =>
        from area in Text()
        from instants in Instant().ArrayOf(3)
        from gone in Bool()
        select new Presence(area, instants.Min(), instants.Max(), gone ? instants[0] : null);

    private static Gen<FactEntry> Fact<T>(FactKey<T> key, Gen<T> values)
        where T : notnull =>
        from known in Bool()
        from value in values
        from source in Text()
        select new FactEntry(key, known ? FactState.Known : FactState.Absent, known ? value : null, source);

    private static Gen<T[]> Few<T>(Gen<T> items) => Gen.Choose(0, 3).SelectMany(items.ArrayOf);

    private static Gen<string?> Maybe(Gen<string> items) => Gen.OneOf(Gen.Constant<string?>(null), items.Select(item => (string?)item));

    private static FactSet ToFacts(FactEntry[] entries)
    {
        var builder = new FactSetBuilder();
        foreach (var entry in entries.DistinctBy(entry => entry.Key))
        {
            builder.Add(entry);
        }

        return builder.ToFactSet();
    }
}
