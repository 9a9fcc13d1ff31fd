using System.Reflection;
using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.Azure;

public sealed class AzureContractCompleteness : ContractCompleteness
{
    protected override IReadOnlyList<Assembly> Implementations { get; } = [typeof(KeyVaultOptions).Assembly];
}
