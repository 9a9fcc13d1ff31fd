using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets.Tests;

/// <summary>Key files in every form the reader knows, made for the test run.</summary>
internal static class Keys
{
    public static RSA Rsa { get; } = RSA.Create(1024);

    public static ECDsa Ec { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static IReadOnlyList<string> Labels { get; } = ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"];

    public static IEnumerable<byte[]> AllDer() =>
        [Rsa.ExportRSAPrivateKey(), Rsa.ExportPkcs8PrivateKey(), Ec.ExportECPrivateKey(), Ec.ExportPkcs8PrivateKey(), OpenSshRsa(), Ed25519()];

    public static byte[] OpenSshRsa()
    {
        RSAParameters p = Rsa.ExportParameters(includePrivateParameters: false);
        byte[] key = [.. Block("ssh-rsa"u8), .. Block(p.Exponent), .. Block([0, .. p.Modulus!])];
        return OpenSsh(key);
    }

    public static byte[] OpenSshEc()
    {
        ECParameters p = Ec.ExportParameters(includePrivateParameters: false);
        byte[] key = [.. Block("ecdsa-sha2-nistp256"u8), .. Block("nistp256"u8), .. Block([4, .. p.Q.X!, .. p.Q.Y!])];
        return OpenSsh(key);
    }

    public static byte[] OpenSshEd25519(byte[] publicKey) => OpenSsh([.. Block("ssh-ed25519"u8), .. Block(publicKey)]);

    /// <summary>PKCS#8, version 1: without the public half.</summary>
    public static byte[] Ed25519() => [.. Convert.FromHexString("302E020100300506032B657004220420"), .. new byte[32]];

    private static byte[] OpenSsh(byte[] key) =>
    [
        .. Encoding.ASCII.GetBytes("openssh-key-v1\0"), .. Block("aes256-ctr"u8), .. Block("bcrypt"u8), .. Block("options"u8), 0, 0, 0, 1,
        .. Block(key), .. Block(new byte[100]),
    ];

    private static byte[] Block(ReadOnlySpan<byte> data)
    {
        byte[] block = new byte[4 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(block, data.Length);
        data.CopyTo(block.AsSpan(4));
        return block;
    }
}
