namespace Nhi.Governance;

/// <summary>A credential nobody's principal is known for is an identity of its own until it is.</summary>
internal static class BearerOnly
{
    /// <summary>Prefix of the subclass of bearer-only identities; the credential kind follows.</summary>
    public const string Subclass = "bearer:";

    /// <summary>The area of identities that only a copy told of; nothing reads it completely, so they never disappear by themselves.</summary>
    private const string Area = "bearer";

    public static Observation From(Credential credential, string source, params IReadOnlyList<string> containers) => new()
    {
        Id = new IdentityId(credential.Id.Value),
        Area = Area,
        Containers = containers,
        Facts = new FactSetBuilder()
            .Set(IdentityFacts.Name, credential.Id.Value, source)
            .Set(IdentityFacts.Subclass, Subclass + credential.Kind, source)
            .ToFactSet(),
        Credentials = [credential],
        Source = source,
    };
}
