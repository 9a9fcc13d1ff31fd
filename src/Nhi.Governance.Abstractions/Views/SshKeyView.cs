namespace Nhi.Governance;

/// <summary>The inventory fields of an SSH key.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct SshKeyView(FactSet Facts) : IIdentityView<SshKeyView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.SshKey;

    /// <summary>Inventory field: SHA-256 fingerprint of its public half.</summary>
    public Fact<string> Fingerprint => Facts.Get(SshKeyFacts.Fingerprint);

    /// <summary>Inventory field: accounts and hosts that accept it.</summary>
    public Fact<NameSet> AuthorizedOn => Facts.Get(SshKeyFacts.AuthorizedOn);

    /// <summary>Inventory field: the only command it may run; absent where any.</summary>
    public Fact<string> ForcedCommand => Facts.Get(SshKeyFacts.ForcedCommand);

    /// <summary>Inventory field: addresses it may come from; absent where any.</summary>
    public Fact<NameSet> AllowedFrom => Facts.Get(SshKeyFacts.AllowedFrom);

    /// <inheritdoc />
    public static SshKeyView Over(FactSet facts) => new(facts);
}
