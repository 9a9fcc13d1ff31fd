namespace Nhi.Governance;

/// <summary>What an inventory of hosts keeps.</summary>
public static class HostFacts
{
    /// <summary>Name it answers to on the network.</summary>
    public static FactKey<string> HostName { get; } = new("host.hostName", "name it answers to on the network");

    /// <summary>Directory domain it has joined; absent where none.</summary>
    public static FactKey<string> Domain { get; } = new("host.domain", "directory domain it has joined; absent where none");

    /// <summary>The platform's id of the machine.</summary>
    public static FactKey<string> Instance { get; } = new("host.instance", "the platform's id of the machine");

    /// <summary>Operating system and version.</summary>
    public static FactKey<string> OperatingSystem { get; } = new("host.operatingSystem", "operating system and version");
}
