using System.Reflection;
using Nhi.Governance.Conformance.Xunit;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.Tests.Files;
using Nhi.Governance.Providers.Tests.Git;

namespace Nhi.Governance.Providers.Tests;

public sealed class FolderSourceConformanceTests(FixtureHost<FolderSourceFixture> host) : IdentitySourceConformance<FolderSourceFixture>(host);

public sealed class GitHistorySourceConformanceTests(FixtureHost<GitHistorySourceFixture> host) : IdentitySourceConformance<GitHistorySourceFixture>(host);

public sealed class ProvidersCompletenessTests : ContractCompleteness
{
    protected override IReadOnlyList<Assembly> Implementations { get; } = [typeof(FolderSource).Assembly];
}
