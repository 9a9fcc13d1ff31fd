using Xunit;
using Xunit.Sdk;

namespace Nhi.Governance.Conformance.Xunit;

/// <summary>Makes one test of each law of a contract. What the base classes here use; a test project derives from those.</summary>
/// <param name="contract">How the ids of the laws begin: <c>issuer</c>, <c>store</c>, <c>verifier</c>, <c>source</c>, <c>usage</c>, <c>keys</c>, <c>inventory</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Nhi.Governance.Conformance.Xunit.LawDiscoverer", "Nhi.Governance.Conformance.Xunit")]
public sealed class LawsAttribute(string contract) : FactAttribute
{
    /// <summary>How the ids of the laws begin.</summary>
    public string Contract { get; } = contract;
}
