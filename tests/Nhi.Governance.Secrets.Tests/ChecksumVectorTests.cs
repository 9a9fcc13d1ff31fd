using System.Text;

namespace Nhi.Governance.Secrets.Tests;

/// <summary>
/// Values that others published as right or wrong, in pieces, so that no source file holds a token; and values whose checksum is computed here by
/// other means.
/// </summary>
public sealed class ChecksumVectorTests
{
    public static TheoryData<int, string, bool> Published => new()
    {
        { (int)ChecksumKind.Base62Crc32, "ghu_" + "QoXdtrSAaW5sNsCFtHv8cK0ImbQxn11nVkQT", true },
        { (int)ChecksumKind.Base62Crc32, "ghp_" + "lbSH4CWqHKWSJCtf6JdQKnIkM6IkV00NzVax", true },
        { (int)ChecksumKind.Base62Crc32, "npm_" + "0dead12Test345DeadTest6789test399Wq7", true },
        { (int)ChecksumKind.Base62Crc32, "npm_" + "TCllNwh2WLQlMWVhybM1iQrsTj6rMQ0BOh6e", false },
        { (int)ChecksumKind.Base62Crc32, "vcp_" + "35UYJwYZDigYATKhxJUAhPqRhit2Xe3dtiG60LsUTHeklEXDQ94Jafpu", true },
        { (int)ChecksumKind.Base62Crc32, "vcr_" + "BQuu9ChDu3n6Pfh6YQnCshpoYkWDSFKogLqmBtQ0tC8NAA5rXt340sjz", true },
        { (int)ChecksumKind.Base62Crc32, "vcp_" + "WxVPG5jNZcL5gZK6bRAt3eTyrz5GYaluKtD6Xr3suk7bI6DYjjE2xoVP", false },
        { (int)ChecksumKind.GitLabRoutable, "glpat-" + "bzox79Of-KE9FD2LjoXXF4CvyxA.0r03gxo7s", true },
        { (int)ChecksumKind.GitLabRoutable, "glpat-" + "bzox79Of-KE9FD2LjoXXF4CvyxA.01.0r0l8l6ir", true },
        { (int)ChecksumKind.GitLabRoutable, "glpat-" + "ylp2zxug0we7xwq87ogfl55tbrj.xbmq9vto2", false },
        { (int)ChecksumKind.GrafanaCrc32, "glsa_" + "ThisI5NtTheTok3nYou8reLo0k1ngF0r_0a2a3df7", true },
        { (int)ChecksumKind.GrafanaCrc32, "glsa_" + "pITqMOBIfNH2KL4PkXJqmTyQl0D9QGxF_486f63e1", false },
        { (int)ChecksumKind.AtlassianCrc32, "ATBB" + "cCe6fczW96Vzwgvb4r8F2gZS54D591C4", true },
        { (int)ChecksumKind.AtlassianCrc32, "ATBB" + "3g7gLXseCxPjJs1CQNMyEjwf1D12516D", false },
        { (int)ChecksumKind.ZuploCrc32, "zpka_" + "3e6c4f7d39954ca29353b7ab88589b64_de26cd55", true },
        { (int)ChecksumKind.ZuploCrc32, "zpka_" + "3e6c4f7d39954ca29353b7ab88589b64_de26cd56", false },
        { (int)ChecksumKind.AzureHis, new string('a', 33) + "+ARm" + "GKbpZQ=", true },
        { (int)ChecksumKind.AzureHis, new string('b', 33) + "AZEG" + "FVzY+c=", true },
        { (int)ChecksumKind.AzureHis, new string('b', 44) + "AzFu" + "pb-zdg==", true },
        { (int)ChecksumKind.AzureHis, new string('a', 76) + "+ASt" + "5mnCaw==", true },
        { (int)ChecksumKind.AzureHis, new string('b', 42) + "+ACR" + "AjCdOy", true },
        { (int)ChecksumKind.AzureHis, new string('a', 33) + "+ARm" + "GKbpZA=", false },
        { (int)ChecksumKind.AzureCask, new string('2', 52) + "JQQJ99" + "CKAAAAAAAAAAAAAAAAmsql2p0X", true },
        { (int)ChecksumKind.AzureCask, new string('0', 52) + "JQQJ9H" + "CKAAAAAAAAAAAAAAAATEST3AoHyg==", true },
        { (int)ChecksumKind.AzureCask, new string('2', 52) + "JQQJ99" + "CKAAAAAAAAAAAAAAAAAZMR0NuM", true },
        { (int)ChecksumKind.AzureCask, new string('2', 52) + "JQQJ99" + "CKAAAAAAAAAAAAAAAAmsql2p0Y", false },
        { (int)ChecksumKind.Bech32, "A1" + "2UEL5L", true },
        { (int)ChecksumKind.Bech32, "abcdef1" + "qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", true },
        { (int)ChecksumKind.Bech32, "split1" + "checkupstagehandshakeupstreamerranterredcaperred2y9e3w", true },
        { (int)ChecksumKind.Bech32, "split1" + "checkupstagehandshakeupstreamerranterredcaperred2y9e3x", false },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Published_values_are_told_apart(int kind, string value, bool valid) =>
        Assert.Equal(valid ? ChecksumVerdict.Valid : ChecksumVerdict.Failed, Checksum.Verify((ChecksumKind)kind, Encoding.ASCII.GetBytes(value)));

    [Fact]
    public void A_confluent_secret_ends_in_its_checksum()
    {
        string body = Make.Text(new Random(3), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 54);
        string token = "cflt" + body + Convert.ToBase64String(BitConverter.GetBytes(Make.Crc(body))).TrimEnd('=');
        Assert.Equal(ChecksumVerdict.Valid, Of(ChecksumKind.ConfluentCrc32, token));
        Assert.Equal(ChecksumVerdict.Failed, Of(ChecksumKind.ConfluentCrc32, token.Replace(token[8], token[8] == 'q' ? 'r' : 'q')));
    }

    [Fact]
    public void A_token_of_azure_devops_has_its_checksum_spread_over_it()
    {
        byte[] bytes = new byte[32];
        new Random(4).NextBytes(bytes);
        byte[] covered = [.. bytes[..2], .. bytes[3..7], .. bytes[9..22], .. bytes[23..]];
        uint sum = Make.Crc(Encoding.Latin1.GetString(covered), Encoding.Latin1) ^ 0xE0B9692D;
        (bytes[22], bytes[8], bytes[7], bytes[2]) = ((byte)sum, (byte)(sum >> 8), (byte)(sum >> 16), (byte)(sum >> 24));
        string token = Base32Text(bytes).ToLowerInvariant();
        Assert.Equal(52, token.Length);
        Assert.Equal(ChecksumVerdict.Valid, Of(ChecksumKind.AdoPat, token));
        Assert.Equal(ChecksumVerdict.Failed, Of(ChecksumKind.AdoPat, (token[0] == 'q' ? "r" : "q") + token[1..]));
    }

    [Theory]
    [InlineData("123456789", 0x31C3)]
    [InlineData("A", 0x58E5)]
    public void A_key_of_nats_ends_in_its_crc_16(string text, int crc)
    {
        // The published check value of CRC-16/XMODEM, small end first behind the data.
        byte[] bytes = [.. Encoding.ASCII.GetBytes(text), (byte)crc, (byte)(crc >> 8)];
        Assert.Equal(ChecksumVerdict.Valid, Of(ChecksumKind.NKeyCrc16, Base32Text(bytes)));
        bytes[0] ^= 1;
        Assert.Equal(ChecksumVerdict.Failed, Of(ChecksumKind.NKeyCrc16, Base32Text(bytes)));
    }

    [Fact]
    public void A_token_of_pypi_is_a_whole_macaroon()
    {
        byte[] signature = new byte[32];
        new Random(5).NextBytes(signature);
        byte[] macaroon = [2, 1, 12, .. "pypi.example"u8, 2, 3, 1, 2, 3, 0, 2, 4, .. "null"u8, 0, 0, 6, 32, .. signature];
        Assert.Equal(ChecksumVerdict.Valid, Of(ChecksumKind.PyPiMacaroon, "pypi-" + Make.Base64Url(macaroon)));
        Assert.Equal(ChecksumVerdict.Failed, Of(ChecksumKind.PyPiMacaroon, "pypi-" + Make.Base64Url(macaroon[..^1])));
        Assert.Equal(ChecksumVerdict.Failed, Of(ChecksumKind.PyPiMacaroon, "pypi-" + Make.Base64Url([.. macaroon, 0])));
    }

    [Fact]
    public void No_value_makes_a_checksum_throw()
    {
        var random = new Random(6);
        foreach (ChecksumKind kind in Enum.GetValues<ChecksumKind>())
        {
            for (int length = 0; length < 200; length++)
            {
                Of(kind, Make.Text(random, "abcJQ019_-.=+/1Z\u007f", length));
            }
        }
    }

    private static ChecksumVerdict Of(ChecksumKind kind, string value) => Checksum.Verify(kind, Encoding.ASCII.GetBytes(value));

    private static string Base32Text(byte[] bytes)
    {
        var bits = new System.Numerics.BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        int characters = ((8 * bytes.Length) + 4) / 5;
        bits <<= (5 * characters) - (8 * bytes.Length);
        char[] text = new char[characters];
        for (int i = characters - 1; i >= 0; i--, bits >>= 5)
        {
            text[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(int)(bits & 31)];
        }

        return new string(text);
    }
}
