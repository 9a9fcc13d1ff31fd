namespace Nhi.Governance.Facts;

public sealed class FactSetTests
{
    private static readonly FactEntry Name = new(IdentityFacts.Name, FactState.Known, "etl", "roles.json");

    private static readonly FactEntry Purpose = new(IdentityFacts.Purpose, FactState.Absent, null, "register.csv");

    [Fact]
    public void Takes_what_a_store_kept_as_it_was_kept()
    {
        Assert.Equal([Name, Purpose], FactSet.FromSorted(Name, Purpose).Entries);
        Assert.Equal("etl", FactSet.FromSorted(Name, Purpose).Get(IdentityFacts.Name).Value);
        Assert.Same(FactSet.Empty, FactSet.FromSorted());
    }

    [Fact]
    public void Refuses_facts_that_are_not_where_their_names_belong()
    {
        Assert.Contains("identity.name", Assert.Throws<ArgumentException>(() => FactSet.FromSorted(Purpose, Name)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FactSet.FromSorted(Name, Name));
    }

    [Fact]
    public void Refuses_what_is_unknown_or_of_another_type()
    {
        Assert.Throws<ArgumentException>(() => FactSet.FromSorted(Name with { State = FactState.Unknown }));
        Assert.Contains("identity.name", Assert.Throws<ArgumentException>(() => FactSet.FromSorted(Name with { Value = 1L })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "b", "c")]
    [InlineData("c", "a", "b")]
    [InlineData("b", "b", "a", "c")]
    [InlineData("a", "b", "b", "c")]
    public void A_set_of_names_is_sorted_and_holds_each_once(params string[] names) => Assert.Equal(["a", "b", "c"], new NameSet(names));
}
