using Microsoft.Extensions.DependencyInjection;

namespace Nhi.Governance;

internal sealed class NhiGovernanceBuilder(IServiceCollection services) : INhiGovernanceBuilder
{
    public IServiceCollection Services { get; } = services;
}
