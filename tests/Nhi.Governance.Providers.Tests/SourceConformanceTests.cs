using System.Reflection;
using Nhi.Governance.Conformance.Xunit;
using Nhi.Governance.Providers.Files;
using Nhi.Governance.Providers.OAuth;
using Nhi.Governance.Providers.Pki;
using Nhi.Governance.Providers.Tests.Files;
using Nhi.Governance.Providers.Tests.Git;

namespace Nhi.Governance.Providers.Tests;

public sealed class FolderSourceConformanceTests(FixtureHost<FolderSourceFixture> host) : IdentitySourceConformance<FolderSourceFixture>(host);

public sealed class GitWorkflowSourceConformanceTests(FixtureHost<GitWorkflowSourceFixture> host) : IdentitySourceConformance<GitWorkflowSourceFixture>(host);

public sealed class ProvidersCompletenessTests : ContractCompleteness
{
    protected override IReadOnlyList<Assembly> Implementations { get; } = [typeof(FolderSource).Assembly];

    protected override IReadOnlyDictionary<Type, string> Excused { get; } = new Dictionary<Type, string>
    {
        [typeof(OAuthClientProbe)] = "proved through OAuthClientVerifier, which looks by it",
        [typeof(OpenSslCredentialProvider)] = "proved beside its real servers, in Nhi.Governance.Providers.Pki.Tests",
        [typeof(OcspVerifier)] = "proved beside its real servers, in Nhi.Governance.Providers.Pki.Tests",
        [typeof(CrlVerifier)] = "proved beside its real servers, in Nhi.Governance.Providers.Pki.Tests",
    };
}
