using Xunit.Abstractions;
using Xunit.Sdk;

namespace Nhi.Governance.Conformance.Xunit;

/// <summary>Finds the laws of a contract. Called by xunit.</summary>
/// <param name="sink">Takes xunit's own messages.</param>
public sealed class LawDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    /// <inheritdoc />
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        ArgumentNullException.ThrowIfNull(factAttribute);
        var prefix = factAttribute.GetNamedArgument<string>(nameof(LawsAttribute.Contract)) + ".";
        return LawCatalogue.All.Where(law => law.Id.StartsWith(prefix, StringComparison.Ordinal))
            .Select(law => new LawTestCase(sink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, law.Id));
    }
}
