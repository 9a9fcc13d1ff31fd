namespace Nhi.Governance;

/// <summary>What an inventory of SSH keys keeps.</summary>
public static class SshKeyFacts
{
    /// <summary>SHA-256 fingerprint of its public half.</summary>
    public static FactKey<string> Fingerprint { get; } = new("sshKey.fingerprint", "SHA-256 fingerprint of its public half");

    /// <summary>Accounts and hosts that accept it.</summary>
    public static FactKey<NameSet> AuthorizedOn { get; } = new("sshKey.authorizedOn", "accounts and hosts that accept it", FactMerge.Union);

    /// <summary>The only command it may run; absent where any.</summary>
    public static FactKey<string> ForcedCommand { get; } = new("sshKey.forcedCommand", "the only command it may run; absent where any");

    /// <summary>Addresses it may come from; absent where any.</summary>
    public static FactKey<NameSet> AllowedFrom { get; } = new("sshKey.allowedFrom", "addresses it may come from; absent where any", FactMerge.Union);
}
