using System.Text;
using Nhi.Governance.Tests.Scanning;

namespace Nhi.Governance.Tests.Resolution;

/// <summary>Which identities hold the same secret is told by public keys and by what was enrolled.</summary>
public sealed class SharedSecretTests : IDisposable
{
    private readonly Planted _planted = new();

    public void Dispose() => _planted.Dispose();

    [Fact]
    public void Two_of_one_public_key_know_of_each_other()
    {
        var estate = Make.Resolve(Seen("one", key: "ab"), Seen("two", key: "ab"), Seen("three", key: "cd"), Seen("four"));

        Assert.Equal(("two", "one"), (Shared(estate, "one").Value!.ToString(), Shared(estate, "two").Value!.ToString()));
        Assert.True(Shared(estate, "three").IsAbsent);
        Assert.True(Shared(estate, "four").IsUnknown);
        Assert.Equal("s", Shared(estate, "one").Source);
    }

    [Fact]
    public void A_successor_of_the_same_name_is_no_other_and_nor_is_one_that_is_disabled()
    {
        var estate = Make.Resolve(Seen("old", key: "ab", name: "www"), Seen("new", key: "ab", name: "www"), Seen("off", key: "cd", enabled: false), Seen("on", key: "cd"));

        Assert.All(["old", "new", "on"], id => Assert.True(Shared(estate, id).IsAbsent));
        Assert.Equal("on", Shared(estate, "off").Value!.ToString());
    }

    [Fact]
    public void A_key_and_its_certificate_are_no_two_holders()
    {
        var estate = Make.Resolve(Seen("key", key: "ab", kind: CredentialKind.TokenSigningKey), Seen("certificate", key: "ab", kind: CredentialKind.PrivateCaCertificate), Seen("another", key: "ab", kind: CredentialKind.PublicTlsCertificate));

        Assert.True(Shared(estate, "key").IsAbsent);
        Assert.Equal(("another", "certificate"), (Shared(estate, "certificate").Value!.ToString(), Shared(estate, "another").Value!.ToString()));
    }

    [Fact]
    public async Task A_value_that_was_enrolled_for_two_is_shared()
    {
        var (value, password) = (_planted.Value(24), _planted.Value(24));
        await EnrolAsync(value, "one");
        await EnrolAsync(value, "two");
        await EnrolAsync($"postgres://app:{password}@db.internal.corp/main", "three");
        await EnrolAsync(password, "four");
        await EnrolAsync(_planted.Value(24), "five");
        await EnrolAsync(_planted.Value(24), "of nobody");

        var estate = Resolved(Seen("one"), Seen("two"), Seen("three"), Seen("four"), Seen("five"), Seen("six"));

        Assert.Equal(("two", "one"), (Shared(estate, "one").Value!.ToString(), Shared(estate, "two").Value!.ToString()));
        Assert.Equal(("four", "three"), (Shared(estate, "three").Value!.ToString(), Shared(estate, "four").Value!.ToString()));
        Assert.True(Shared(estate, "five").IsAbsent);
        Assert.True(Shared(estate, "six").IsUnknown);
    }

    [Fact]
    public async Task By_key_and_by_value_together()
    {
        var value = _planted.Value(24);
        await EnrolAsync(value, "one");
        await EnrolAsync(value, "three");

        var estate = Resolved(Seen("one", key: "ab"), Seen("two", key: "ab"), Seen("three"));

        Assert.Equal("three, two", Shared(estate, "one").Value!.ToString());
        Assert.Equal("one", Shared(estate, "two").Value!.ToString());
    }

    private static Fact<NameSet> Shared(ResolvedEstate estate, string id) => Assert.Single(estate.Named(id).Credentials).Facts.Get(CredentialFacts.SharedWith);

    private ResolvedEstate Resolved(params Observation[] seen)
    {
        var reading = Make.Reading(seen);
        foreach (var enrolment in _planted.Store.All)
        {
            reading.Enrolments.Add(enrolment);
        }

        return Resolver.Resolve(reading, EstateScope.Empty, Make.AsOf);
    }

    private async Task EnrolAsync(string value, string credential)
    {
        using var desk = await EnrolmentDesk.OpenAsync(_planted.Store, _planted.Keys);
        Assert.IsType<EnrolmentOutcome.Kept>(desk.Enrol(Encoding.UTF8.GetBytes(value), credential: new CredentialId(credential)));
        await desk.SaveAsync();
    }

    private static Observation Seen(string id, string? key = null, string? name = null, bool enabled = true, CredentialKind kind = CredentialKind.SshKey)
    {
        var facts = new FactSetBuilder().Set(CredentialFacts.Enabled, enabled, "s");
        if (key is not null)
        {
            facts.Set(CredentialFacts.PublicKey, key, "s");
        }

        return new()
        {
            Id = new(id),
            Area = "area",
            Facts = new FactSetBuilder().Set(IdentityFacts.Name, name ?? id, "s").ToFactSet(),
            Credentials = [new(new CredentialId(id), kind, facts.ToFactSet())],
            Source = "s",
        };
    }
}
