namespace Nhi.Governance;

/// <summary>The inventory fields of a host.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct HostView(FactSet Facts) : IIdentityView<HostView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.Host;

    /// <summary>Inventory field: name it answers to on the network.</summary>
    public Fact<string> HostName => Facts.Get(HostFacts.HostName);

    /// <summary>Inventory field: directory domain it has joined; absent where none.</summary>
    public Fact<string> Domain => Facts.Get(HostFacts.Domain);

    /// <summary>Inventory field: the platform's id of the machine.</summary>
    public Fact<string> Instance => Facts.Get(HostFacts.Instance);

    /// <summary>Inventory field: operating system and version.</summary>
    public Fact<string> OperatingSystem => Facts.Get(HostFacts.OperatingSystem);

    /// <inheritdoc />
    public static HostView Over(FactSet facts) => new(facts);
}
