namespace Nhi.Governance.Tests.Resolution;

/// <summary>Several identities in one stay several, each with its own class, and are joined.</summary>
public sealed class HoldingTests
{
    [Theory]
    [InlineData("bedrock:ai-agent", "entra:application", IdentityClass.AiAgent, IdentityClass.ServiceAccount)]
    [InlineData("bedrock:ai-agent", "okta:oauth-app", IdentityClass.AiAgent, IdentityClass.OAuthApp)]
    [InlineData("uipath:robot", "directory:service-account", IdentityClass.RpaRobot, IdentityClass.ServiceAccount)]
    [InlineData("intune:device", "x509:tls", IdentityClass.Device, IdentityClass.Certificate)]
    public void Each_keeps_its_class_and_both_know_the_relation(string holder, string held, IdentityClass holderClass, IdentityClass heldClass)
    {
        var estate = Make.Resolve(Seen("one", holder, holds: "alias-of-two"), Seen("two", held, alias: "alias-of-two"));

        Assert.Equal(2, estate.Identities.Count);
        Assert.Equal((holderClass, heldClass), (Class(estate.Named("one")), Class(estate.Named("two"))));
        var relation = Assert.Single(estate.Named("one").Relations);
        Assert.Equal(new Relation(RelationKind.Holds, new("one"), new("two"), RelationState.Asserted, "s"), relation);
        Assert.Equal(relation, Assert.Single(estate.Named("two").Relations));
    }

    [Fact]
    public void What_no_source_lists_is_named_as_it_was()
    {
        var estate = Make.Resolve(Seen("one", "uipath:robot", holds: "acme\\rpa"));

        Assert.Equal(new IdentityId("acme\\rpa"), Assert.Single(estate.Named("one").Relations).To);
    }

    [Fact]
    public void Of_two_that_have_the_name_neither_is_meant()
    {
        var estate = Make.Resolve(Seen("one", "uipath:robot", holds: "shared"), Seen("two", "directory:service-account", alias: "shared"), Seen("three", "directory:service-account", alias: "shared"));

        Assert.Empty(estate.Named("two").Relations);
        Assert.Equal(new IdentityId("shared"), Assert.Single(estate.Named("one").Relations).To);
    }

    private static IdentityClass Class(NonHumanIdentity identity) => Classifier.BuiltIn.Classify(identity.Facts).Class;

    private static Observation Seen(string id, string subclass, string? alias = null, string? holds = null) => new()
    {
        Id = new(id),
        Aliases = alias is null ? [] : [new(alias)],
        Area = $"area:{subclass}",
        Facts = Make.Subclass(subclass).ToFactSet(),
        Holds = holds is null ? [] : [new(holds)],
        Source = "s",
    };
}
