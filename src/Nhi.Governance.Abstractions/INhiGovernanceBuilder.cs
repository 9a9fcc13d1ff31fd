using Microsoft.Extensions.DependencyInjection;

namespace Nhi.Governance;

/// <summary>Composes a governed estate; providers add themselves by extension methods.</summary>
public interface INhiGovernanceBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
