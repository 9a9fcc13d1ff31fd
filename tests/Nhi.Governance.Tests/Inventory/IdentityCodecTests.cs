using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Nhi.Governance.Conformance;

namespace Nhi.Governance.Tests.Inventory;

public sealed class IdentityCodecTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 1, 8, 30, 0, TimeSpan.Zero);

    private static readonly NonHumanIdentity Small = new()
    {
        Id = new("aws:111122223333:AROA1"),
        Aliases = [new("arn:aws:iam::111122223333:role/etl")],
        Classification = new(IdentityClass.CloudRole, Standing.Governed, 0.9, [new("aws.role.service", "CloudRole", "trusts lambda.amazonaws.com")]),
        Facts = new FactSetBuilder().Set(IdentityFacts.Name, "etl", "roles.json").SetAbsent(IdentityFacts.LastUsedAt, "roles.json").ToFactSet(),
        Presence = new("aws:111122223333", At, At.AddDays(1)),
    };

    [Fact]
    public void The_form_is_this_one()
    {
        Assert.Equal(
            """
            {"id":"aws:111122223333:AROA1","aliases":["arn:aws:iam::111122223333:role/etl"],
            "classification":{"class":"CloudRole","standing":"Governed","confidence":0.9,"conflict":false,
            "evidence":[{"rule":"aws.role.service","speaks":"CloudRole","text":"trusts lambda.amazonaws.com"}]},
            "facts":[{"name":"identity.lastUsedAt","type":"instant","merge":"Union","state":"Absent","source":"roles.json"},
            {"name":"identity.name","type":"text","state":"Known","value":"etl","source":"roles.json"}],
            "presence":{"area":"aws:111122223333","firstSeen":"2026-11-01T08:30:00Z","lastSeen":"2026-11-02T08:30:00Z"}}
            """.ReplaceLineEndings(string.Empty),
            Encoding.UTF8.GetString(IdentityCodec.ToBytes(Small)));
    }

    [Fact]
    public void What_is_written_is_read_back() => Prop.ForAll(GeneratedEstate.Identity.ToArbitrary(), identity =>
    {
        var bytes = IdentityCodec.ToBytes(identity);
        var read = IdentityCodec.Read(bytes);
        Assert.Equal(bytes, IdentityCodec.ToBytes(read));
        Assert.Equal(identity.Id, read.Id);
        Assert.Equal(identity.Aliases, read.Aliases);
        Assert.Equal(identity.Principal, read.Principal);
        Assert.Equal(identity.Classification.Evidence, read.Classification.Evidence);
        Assert.Equal(identity.Classification with { Evidence = [] }, read.Classification with { Evidence = [] });
        Assert.Equal(identity.Presence, read.Presence);
        SameFacts(identity.Facts, read.Facts);
        Assert.Equal(identity.Credentials.Select(credential => (credential.Id, credential.Kind)).ToHashSet(), [.. read.Credentials.Select(credential => (credential.Id, credential.Kind))]);
        Assert.Equal(identity.Owners.ToHashSet(), [.. read.Owners]);
        Assert.Equal(identity.Relations.ToHashSet(), [.. read.Relations]);
        Assert.Equal(identity.Copies.ToHashSet(), [.. read.Copies]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Content_is_read_back_with_the_instants_that_a_store_keeps_beside_it() => Prop.ForAll(GeneratedEstate.Identity.ToArbitrary(), identity =>
    {
        var (_, first, last, gone) = identity.Presence;
        var read = IdentityCodec.ReadContent(IdentityCodec.ContentBytes(identity), first, last, gone);
        Assert.Equal(IdentityCodec.ToBytes(identity), IdentityCodec.ToBytes(read));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Content_is_the_same_whenever_it_was_seen_and_in_whatever_order_sets_came() => Prop.ForAll(GeneratedEstate.Identity.ToArbitrary(), identity =>
    {
        var later = identity with
        {
            Presence = new(identity.Presence.Area, At, At, At),
            Relations = [.. identity.Relations.Reverse()],
            Owners = [.. identity.Owners.Reverse()],
            Aliases = [.. identity.Aliases.Reverse()],
        };
        Assert.True(IdentityCodec.SameContent(identity, later));
        Assert.False(IdentityCodec.SameContent(identity, later with { Presence = later.Presence with { Area = identity.Presence.Area + "." } }));
        Assert.False(IdentityCodec.SameContent(identity, later with { Principal = new("somebody else") }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_instant_in_another_offset_is_the_same()
    {
        var utc = Small with { Facts = new FactSetBuilder().Set(IdentityFacts.CreatedAt, At, "s").ToFactSet() };
        var local = Small with { Facts = new FactSetBuilder().Set(IdentityFacts.CreatedAt, At.ToOffset(TimeSpan.FromHours(2)), "s").ToFactSet() };
        Assert.True(IdentityCodec.SameContent(utc, local));
    }

    [Fact]
    public void A_fact_without_a_known_key_survives_with_its_type_and_merge()
    {
        var facts = new FactSetBuilder().Set(new FactKey<NameSet>("vendor.new", "of a later version", FactMerge.Union), new NameSet(["b", "a"]), "s").ToFactSet();
        var read = IdentityCodec.Read(IdentityCodec.ToBytes(Small with { Facts = facts }));
        var entry = Assert.Single(read.Facts.Entries);
        Assert.Equal((typeof(NameSet), FactMerge.Union), (entry.Key.ValueType, entry.Key.Merge));
        Assert.True(read.Facts.Get(new FactKey<NameSet>("vendor.new", string.Empty)).TryGet(out var names));
        Assert.Equal(new NameSet(["a", "b"]), names);
    }

    [Fact]
    public void An_empty_set_of_names_is_known_and_not_absent()
    {
        var read = IdentityCodec.Read(IdentityCodec.ToBytes(Small with { Facts = new FactSetBuilder().Set(AccessFacts.Grants, NameSet.Empty, "s").ToFactSet() }));
        Assert.True(read.Facts.Get(AccessFacts.Grants).IsKnown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"id\":1}")]
    public void What_is_no_identity_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => IdentityCodec.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("\"CloudRole\",\"standing\"", "\"cloudrole\",\"standing\"")]
    [InlineData("\"CloudRole\",\"standing\"", "\"6\",\"standing\"")]
    [InlineData("\"CloudRole\",\"standing\"", "\"CloudRole, Device\",\"standing\"")]
    [InlineData("\"confidence\":0.9", "\"confidence\":\"0.9\"")]
    [InlineData("\"confidence\":0.9", "\"confidence\":1e999")]
    [InlineData("\"conflict\":false", "\"conflict\":null")]
    [InlineData("\"conflict\":false,", "")]
    [InlineData("\"conflict\":false", "\"conflict\":false,\"conflict\":true")]
    [InlineData("\"conflict\":false", "\"conflict\":false,\"more\":1")]
    [InlineData("\"type\":\"text\"", "\"type\":\"blob\"")]
    [InlineData("\"type\":\"text\"", "\"type\":\"flag\"")]
    [InlineData("\"state\":\"Absent\"", "\"state\":\"Unknown\"")]
    [InlineData("\"state\":\"Absent\"", "\"state\":\"Known\"")]
    [InlineData("\"state\":\"Absent\"", "\"state\":\"Absent\",\"value\":\"2026-11-01T08:30:00Z\"")]
    [InlineData("\"identity.lastUsedAt\"", "\"identity.name\"")]
    [InlineData("\"identity.lastUsedAt\"", "\"\"")]
    [InlineData("\"2026-11-01T08:30:00Z\"", "\"2026-11-01T08:30:00+01:00\"")]
    [InlineData("\"2026-11-01T08:30:00Z\"", "\"2026-13-01T08:30:00Z\"")]
    [InlineData("\"value\":\"etl\"", "\"value\":\"\\ud800\"")]
    [InlineData("\"value\":\"etl\"", "\"value\":[[[[[[[[[]]]]]]]]]")]
    public void What_was_not_written_here_is_refused(string part, string changed)
    {
        var json = Encoding.UTF8.GetString(IdentityCodec.ToBytes(Small));
        Assert.Contains(part, json, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => IdentityCodec.Read(Encoding.UTF8.GetBytes(json.Replace(part, changed, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("\"conflict\":false,", "", "a classification has no conflict where that belongs", 0)]
    [InlineData("\"confidence\":0.9", "\"confidence\":\"0.9\"", "a classification has confidence of the wrong form", 13)]
    [InlineData("\"source\":\"roles.json\"}]", "\"source\":\"roles.json\",\"more\":1}]", "a fact has a member that is not known here, or that belongs elsewhere", 22)]
    [InlineData("\"presence\":{", "\"presence\":[{", "presence is not an object", 11)]
    public void A_refusal_names_the_object_the_member_and_the_byte(string part, string changed, string message, int offset)
    {
        var json = Encoding.UTF8.GetString(IdentityCodec.ToBytes(Small));
        Assert.Contains(part, json, StringComparison.Ordinal);
        message = string.Create(CultureInfo.InvariantCulture, $"{message} (byte {json.IndexOf(part, StringComparison.Ordinal) + offset}).");
        Assert.Contains(message, Assert.ThrowsAny<JsonException>(() => IdentityCodec.Read(Encoding.UTF8.GetBytes(json.Replace(part, changed, StringComparison.Ordinal)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_cut_or_goes_on_is_refused_wherever_that_is() => Prop.ForAll(GeneratedEstate.Identity.ToArbitrary(), identity =>
    {
        var bytes = IdentityCodec.ToBytes(identity);
        for (var length = 0; length < bytes.Length; length += 7)
        {
            Assert.ThrowsAny<JsonException>(() => IdentityCodec.Read(bytes.AsSpan(0, length)));
        }

        Assert.ThrowsAny<JsonException>(() => IdentityCodec.Read([.. bytes, (byte)'{']));
        Assert.ThrowsAny<JsonException>(() => IdentityCodec.Read([.. bytes, (byte)'}']));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Members_in_another_order_are_refused()
    {
        var json = Encoding.UTF8.GetString(IdentityCodec.ToBytes(Small));
        Assert.ThrowsAny<JsonException>(() => IdentityCodec.Read(Encoding.UTF8.GetBytes(json.Replace("\"class\":\"CloudRole\",\"standing\":\"Governed\"", "\"standing\":\"Governed\",\"class\":\"CloudRole\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var bytes = IdentityCodec.ToBytes(Small);
        bytes[bytes.AsSpan().IndexOf("etl"u8)] = 0xFF;
        Assert.Contains("not Unicode", Assert.ThrowsAny<JsonException>(() => IdentityCodec.Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_bytes_are_read_as_something_or_refused_and_nothing_else_happens()
    {
        var bytes = IdentityCodec.ToBytes(Small);
        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (place, value, cut) =>
        {
            var damaged = (byte[])bytes.Clone();
            damaged[place] = (byte)value;
            try
            {
                IdentityCodec.Read(cut ? damaged.AsSpan(0, place) : damaged);
            }
            catch (JsonException)
            {
                // Refused: that is the other allowed outcome.
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void What_no_reader_would_accept_is_not_written()
    {
        Assert.Throws<ArgumentException>(() => IdentityCodec.ToBytes(Small with { Classification = Small.Classification with { Confidence = double.NaN } }));
        Assert.Throws<ArgumentException>(() => IdentityCodec.ToBytes(Small with { Classification = Small.Classification with { Class = (IdentityClass)200 } }));
    }

    [Fact]
    public void More_bytes_than_any_identity_takes_are_not_even_looked_at() =>
        Assert.Contains("too many", Assert.Throws<JsonException>(() => IdentityCodec.Read(new byte[IdentityCodec.MaxBytes + 1])).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_identity_takes_the_form_that_with_needs()
    {
        Assert.Same(Small, NonHumanIdentity.From(Small));
        Assert.True(IdentityCodec.SameContent(Small, NonHumanIdentity.From(new Foreign(Small))));
    }

    private static void SameFacts(FactSet expected, FactSet actual)
    {
        Assert.Equal(expected.Entries, actual.Entries);
        Assert.Equal(
            expected.Entries.Select(entry => (entry.Key.ValueType, entry.Key.Merge)),
            actual.Entries.Select(entry => (entry.Key.ValueType, entry.Key.Merge)));
    }

    private sealed class Foreign(INonHumanIdentity inner) : INonHumanIdentity
    {
        public IdentityId Id => inner.Id;

        public IReadOnlyList<IdentityId> Aliases => inner.Aliases;

        public IdentityId? Principal => inner.Principal;

        public Classification Classification => inner.Classification;

        public FactSet Facts => inner.Facts;

        public IReadOnlyList<Credential> Credentials => inner.Credentials;

        public IReadOnlyList<Owner> Owners => inner.Owners;

        public IReadOnlyList<Relation> Relations => inner.Relations;

        public IReadOnlyList<SecretCopy> Copies => inner.Copies;

        public Presence Presence => inner.Presence;
    }
}
