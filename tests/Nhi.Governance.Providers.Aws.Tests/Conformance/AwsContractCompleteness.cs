using System.Reflection;
using Nhi.Governance.Conformance.Xunit;

namespace Nhi.Governance.Providers.Aws.Conformance;

public sealed class AwsContractCompleteness : ContractCompleteness
{
    protected override IReadOnlyList<Assembly> Implementations { get; } = [typeof(AwsOptions).Assembly];
}
