namespace Nhi.Governance.Secrets;

/// <summary>The checks that a shape cannot express. The numbers are those of the catalogue's generator.</summary>
internal enum FormatCheck : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="JwtFormat"/>.</summary>
    Jwt = 1,

    /// <summary><see cref="PrivateKeyFormat"/>.</summary>
    PrivateKey = 2,

    /// <summary><see cref="DatabaseUrlFormat"/>.</summary>
    DatabaseUrl = 3,

    /// <summary><see cref="AwsAccessKeyFormat"/>.</summary>
    AwsPair = 4,

    /// <summary><see cref="AzureStorageKeyFormat"/>.</summary>
    AzureStorage = 5,

    /// <summary>What follows the fixed beginning is base64 of a JSON object.</summary>
    Base64Json = 6,

    /// <summary>The value is a password of a URL, and so no template of one.</summary>
    Password = 7,
}
