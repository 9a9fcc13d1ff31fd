namespace Nhi.Governance;

/// <summary>Short names for the standards that limits refer to.</summary>
internal static class References
{
    public static ControlReference Sp80057(string id) => new("NIST-SP-800-57", "Part 1 Rev. 5", id);

    public static ControlReference CisAws(string id) => new("CIS-AWS", "7.0.0", id);

    public static ControlReference CisGcp(string id) => new("CIS-GCP", "5.0.0", id);

    public static ControlReference Rfc(string number) => new("RFC", string.Empty, number);

    public static ControlReference TlsBaseline(string section) => new("CA/B Forum TLS BR", string.Empty, section);

    public static ControlReference CodeSigningBaseline(string section) => new("CA/B Forum CS BR", string.Empty, section);

    public static ControlReference Spiffe(string id) => new("SPIFFE", string.Empty, id);

    public static ControlReference Pci(string id) => new("PCI-DSS", "4.0.1", id);
}
