using Xunit;

namespace Nhi.Governance.Conformance.Xunit;

/// <summary>Proves an <see cref="IIdentitySource"/>: derive a class from this, and write nothing in it.</summary>
/// <typeparam name="TFixture">What the laws need to know of it.</typeparam>
/// <param name="host">Starts the fixture; xunit gives it.</param>
public abstract class IdentitySourceConformance<TFixture>(FixtureHost<TFixture> host) : IClassFixture<FixtureHost<TFixture>>
    where TFixture : IdentitySourceFixture, new()
{
    /// <summary>One test for each law.</summary>
    /// <param name="id">Id of the law.</param>
    /// <returns>When it was kept.</returns>
    [Laws("source")]
    public Task LawAsync(string id) => host.RunAsync(IdentitySourceLaws.All, id);
}
