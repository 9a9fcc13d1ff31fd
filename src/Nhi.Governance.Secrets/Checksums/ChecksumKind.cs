namespace Nhi.Governance.Secrets;

/// <summary>The checksums that issuers put into their values. The numbers are those of the catalogue's generator.</summary>
internal enum ChecksumKind : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Behind the first underscore: a body, then its CRC-32 in six digits of base 62 (GitHub, npm, Vercel).</summary>
    Base62Crc32 = 1,

    /// <summary>A routable GitLab token ends in the CRC-32 of all before it, in seven digits of base 36; others have none.</summary>
    GitLabRoutable = 2,

    /// <summary>Behind the last underscore: the CRC-32 of what stands before it, small end first, in hexadecimal.</summary>
    GrafanaCrc32 = 3,

    /// <summary>The last eight characters: the CRC-32 of all before them in hexadecimal.</summary>
    AtlassianCrc32 = 4,

    /// <summary>Between the first and the last underscore: a body, then its CRC-32 in hexadecimal.</summary>
    ZuploCrc32 = 5,

    /// <summary>Behind the prefix of four: a body, then its CRC-32, small end first, in six characters of base64.</summary>
    ConfluentCrc32 = 6,

    /// <summary>Azure's identifiable keys: base64 that ends in the Marvin hash of the bytes before it.</summary>
    AzureHis = 7,

    /// <summary>Azure's common annotated keys: base64, then the Marvin hash of it in base 62.</summary>
    AzureCask = 8,

    /// <summary>Personal access tokens of Azure DevOps: a CRC-32 with its bytes spread over the token.</summary>
    AdoPat = 9,

    /// <summary>Tokens of PyPI: a prefix and a macaroon that names its place.</summary>
    PyPiMacaroon = 10,

    /// <summary>Bech32: a word, a 1, and characters that end in a checksum of six.</summary>
    Bech32 = 11,

    /// <summary>Keys of NATS: base32 that ends in the CRC-16 of the bytes before it.</summary>
    NKeyCrc16 = 12,

    /// <summary>The id of an AWS access key: one that its documentation shows fails.</summary>
    AwsAccount = 13,
}
