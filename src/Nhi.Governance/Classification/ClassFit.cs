using System.Collections.Frozen;
using static Nhi.Governance.IdentityClass;

namespace Nhi.Governance;

/// <summary>What a declared class may be called where the evidence says something else, and who may use what.</summary>
/// <remarks>A source often tells a wider kind than its owner knows: an account made for software that runs a robot, a certificate that a device holds. Such a declaration makes the evidence more exact and does not contradict it. [J]</remarks>
internal static class ClassFit
{
    /// <summary>Of each kind that sources tell, what its owner may know it to be.</summary>
    private static readonly FrozenDictionary<IdentityClass, IdentityClass[]> Narrower = new Dictionary<IdentityClass, IdentityClass[]>
    {
        [ServiceAccount] = [Workload, DatabaseRole, PipelineIdentity, Bot, RpaRobot, AiAgent, ToolConnector, ThirdPartyIntegration],
        [CloudRole] = [Workload, RpaRobot, AiAgent, ToolConnector],
        [OAuthApp] = [Bot, RpaRobot, AiAgent, ToolConnector, ThirdPartyIntegration],
        [OAuthToken] = [ThirdPartyIntegration],
        [ApiKey] = [ServiceAccount, Workload, PipelineIdentity, Bot, RpaRobot, AiAgent, ToolConnector, ThirdPartyIntegration],
        [SshKey] = [ServiceAccount, PipelineIdentity, DeployKey, Host, RpaRobot, ThirdPartyIntegration],
        [Certificate] = [Device, Host, Workload, LegalEntity],
        [SigningKey] = [LegalEntity],
        [DatabaseRole] = [RpaRobot, AiAgent, ThirdPartyIntegration],
        [Workload] = [AiAgent, ToolConnector],
        [Host] = [Device],
        [Device] = [Host],
        [Bot] = [RpaRobot, AiAgent, ThirdPartyIntegration],
        [RpaRobot] = [AiAgent],
    }.ToFrozenDictionary();

    /// <summary>Classes of which nobody works as one.</summary>
    public static IReadOnlyList<IdentityClass> NotForPeople { get; } = [Workload, Certificate, CloudRole, ServiceAccount, DatabaseRole, DeployKey, PipelineIdentity, Bot, RpaRobot, AiAgent, ToolConnector];

    /// <summary>Kinds of users, as the register and sources name them, with the classes that are not for them.</summary>
    public static IReadOnlyList<(string User, IReadOnlyList<IdentityClass> NotFor)> Users { get; } =
    [
        ("people", NotForPeople),
        ("vendor", [Device, Host, Workload, Certificate, SigningKey, CloudRole, ServiceAccount, DatabaseRole, PersonalAccessToken, DeployKey, PipelineIdentity, Bot, RpaRobot, SshKey, AiAgent]),
        ("pipelines", [Device, Host, Workload, RpaRobot, ThirdPartyIntegration]),
        ("workloads", [PipelineIdentity]),
    ];

    /// <summary>Whether a declaration and what the evidence says can both be right.</summary>
    /// <param name="declared">The class that is declared.</param>
    /// <param name="evident">What the rules say: a class, or a standing.</param>
    public static bool Fits(IdentityClass declared, string evident) =>
        string.Equals(declared.ToString(), evident, StringComparison.Ordinal)
        || string.Equals(evident, nameof(Standing.VendorManaged), StringComparison.Ordinal)
        || (Enum.TryParse<IdentityClass>(evident, out var value) && (declared == Unknown || (Narrower.TryGetValue(value, out var narrower) && narrower.Contains(declared))));
}
