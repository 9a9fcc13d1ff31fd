using System.Buffers.Binary;

namespace Nhi.Governance.Secrets;

/// <summary>
/// The checksum of a personal access token of Azure DevOps: 52 characters of base32, in whose 32 bytes four hold the CRC-32 of the others,
/// mixed with a number that tells tokens of users from those of applications.
/// </summary>
internal static class AdoPatChecksum
{
    private const int Length = 52;
    private const uint User = 0xE0B9692D;
    private const uint Application = 0x1019F92E;

    public static bool IsValid(ReadOnlySpan<byte> token)
    {
        Span<byte> bytes = stackalloc byte[Base32.DecodedLength(Length)];
        if (token.Length != Length || !Base32.TryDecode(token, bytes))
        {
            return false;
        }

        ReadOnlySpan<byte> written = [bytes[22], bytes[8], bytes[7], bytes[2]];
        Span<byte> covered = stackalloc byte[28];
        bytes[..2].CopyTo(covered);
        bytes[3..7].CopyTo(covered[2..]);
        bytes[9..22].CopyTo(covered[6..]);
        bytes[23..32].CopyTo(covered[19..]);
        uint mixed = Crc32.Compute(covered) ^ BinaryPrimitives.ReadUInt32LittleEndian(written);
        bytes.Clear();
        covered.Clear();
        return mixed is User or Application;
    }
}
