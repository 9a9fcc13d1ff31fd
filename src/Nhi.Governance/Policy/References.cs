namespace Nhi.Governance;

/// <summary>Short names for the standards that controls refer to.</summary>
internal static class References
{
    public static ControlReference Owasp(string id) => new("OWASP-NHI", "2025", id);

    public static ControlReference Asi(string id) => new("OWASP-ASI", "2026", id);

    public static ControlReference Csf(string id) => new("NIST-CSF", "2.0", id);

    public static ControlReference Sp80053(string id) => new("NIST-SP-800-53", "5", id);

    public static ControlReference Sp80057(string id) => new("NIST-SP-800-57", "Part 1 Rev. 5", id);

    public static ControlReference AiRmf(string id) => new("NIST-AI-RMF", "1.0", id);

    public static ControlReference CisAws(string id) => new("CIS-AWS", "7.0.0", id);

    public static ControlReference CisGcp(string id) => new("CIS-GCP", string.Empty, id);

    public static ControlReference Rfc(string number) => new("RFC", string.Empty, number);

    public static ControlReference TlsBaseline(string section) => new("CA/B Forum TLS BR", string.Empty, section);

    public static ControlReference CodeSigningBaseline(string section) => new("CA/B Forum CS BR", string.Empty, section);

    public static ControlReference Spiffe(string id) => new("SPIFFE", string.Empty, id);

    public static ControlReference CisKubernetes(string id) => new("CIS-K8S", "2.0.1", id);

    public static ControlReference CisControls(string id) => new("CIS-Controls", "8.1", id);

    public static ControlReference Pci(string id) => new("PCI-DSS", "4.0.1", id);
}
