namespace Nhi.Governance.Secrets;

/// <summary>Reads the public part of an OpenSSH private key, which stands in clear before the private one even when that is encrypted.</summary>
internal static class OpenSshKey
{
    private static ReadOnlySpan<byte> Magic => "openssh-key-v1\0"u8;

    public static bool IsOne(ReadOnlySpan<byte> data) => data.StartsWith(Magic);

    /// <summary>The SubjectPublicKeyInfo, or null when the key is of another algorithm or malformed.</summary>
    public static byte[]? PublicKey(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> rest = data[Magic.Length..];
        bool whole = SshKeyBlob.TryTake(ref rest, out _) && SshKeyBlob.TryTake(ref rest, out _) && SshKeyBlob.TryTake(ref rest, out _) && rest.Length >= sizeof(uint);
        if (!whole)
        {
            return null;
        }

        rest = rest[sizeof(uint)..];
        return SshKeyBlob.TryTake(ref rest, out ReadOnlySpan<byte> key) ? SshKeyBlob.ToSubjectPublicKeyInfo(key) : null;
    }
}
