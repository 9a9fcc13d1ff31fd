using Xunit;

namespace Nhi.Governance.Conformance.Xunit;

/// <summary>Proves an <see cref="IFingerprintKeyProvider"/>: derive a class from this, and write nothing in it.</summary>
/// <typeparam name="TFixture">What the laws need to know of it.</typeparam>
/// <param name="host">Starts the fixture; xunit gives it.</param>
public abstract class FingerprintKeyConformance<TFixture>(FixtureHost<TFixture> host) : IClassFixture<FixtureHost<TFixture>>
    where TFixture : FingerprintKeyFixture, new()
{
    /// <summary>One test for each law.</summary>
    /// <param name="id">Id of the law.</param>
    /// <returns>When it was kept.</returns>
    [Laws("keys")]
    public Task LawAsync(string id) => host.RunAsync(FingerprintKeyLaws.All, id);
}
