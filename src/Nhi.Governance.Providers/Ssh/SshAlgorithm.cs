namespace Nhi.Governance.Providers.Ssh;

/// <summary>The kinds of SSH keys, and of how many strings the public half of each consists.</summary>
/// <param name="Name">Name of the plain key.</param>
/// <param name="Parts">Strings and numbers after the name.</param>
internal sealed record SshAlgorithm(string Name, int Parts)
{
    private const string CertificateMark = "-cert-v01@openssh.com";

    private static readonly SshAlgorithm[] s_all =
    [
        new("ssh-ed25519", 1),
        new("ssh-rsa", 2),
        new("ssh-dss", 4),
        new("ecdsa-sha2-nistp256", 2),
        new("ecdsa-sha2-nistp384", 2),
        new("ecdsa-sha2-nistp521", 2),
        new("sk-ssh-ed25519@openssh.com", 2),
        new("sk-ecdsa-sha2-nistp256@openssh.com", 3),
    ];

    /// <summary>The kind of that name, of a key or of a certificate for one; <see langword="null"/> for any other word.</summary>
    public static SshAlgorithm? Named(ReadOnlySpan<char> word, out bool isCertificate)
    {
        isCertificate = word.EndsWith(CertificateMark, StringComparison.Ordinal);
        var plain = isCertificate ? word[..^CertificateMark.Length] : word;
        foreach (var algorithm in s_all)
        {
            // A security key's kind carries the domain once, at the end: sk-ssh-ed25519-cert-v01@openssh.com.
            if (plain.SequenceEqual(isCertificate ? algorithm.Name.Split('@')[0] : algorithm.Name))
            {
                return algorithm;
            }
        }

        return null;
    }
}
