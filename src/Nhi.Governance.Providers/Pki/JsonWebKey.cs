using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Pki;

/// <summary>One published key: who it is, and how old.</summary>
internal static class JsonWebKey
{
    /// <summary>A key of RSA with 16,384 bits, in base64url.</summary>
    private const int MostLength = 2732;

    private static readonly Dictionary<string, string[]> s_members = new(StringComparer.Ordinal)
    {
        ["RSA"] = ["e", "kty", "n"],
        ["EC"] = ["crv", "kty", "x", "y"],
        ["OKP"] = ["crv", "kty", "x"],
    };

    /// <summary>SHA-256 of the key's own members (RFC 7638), in base64url; <see langword="null"/> where it is no public key.</summary>
    public static string? ThumbprintOf(JsonElement key)
    {
        if (key.Text("kty") is not { } type || !s_members.TryGetValue(type, out var members))
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var member in members)
        {
            if (key.Text(member) is not { Length: > 0 and <= MostLength } value || !value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                return null;
            }

            text.Append(text.Length == 0 ? "{" : ",").Append('"').Append(member).Append("\":\"").Append(value).Append('"');
        }

        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text.Append('}').ToString())));
    }

    /// <summary>SHA-256 of its SubjectPublicKeyInfo in hexadecimal, as certificates tell it, so that a private key that lies open is known to be its; <see langword="null"/> for other kinds of keys.</summary>
    public static string? PublicKeyOf(JsonElement key)
    {
        try
        {
            var info = key.Text("kty") switch
            {
                "RSA" => OfRsa(key),
                "EC" => OfCurve(key),
                _ => null,
            };
            return info is null ? null : Convert.ToHexStringLower(SHA256.HashData(info));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <summary>From when and until when it is published to be believed: its own dates (OpenID Federation), or those of its certificate, before which the key was there already.</summary>
    public static (DateTimeOffset? Begins, DateTimeOffset? Ends) ValidityOf(JsonElement key)
    {
        var (begins, ends) = (Instant(key, "iat") ?? Instant(key, "nbf"), Instant(key, "exp"));
        if (key.OneOrMore("x5c") is not [var first, ..])
        {
            return (begins, ends);
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(first));
            return (begins ?? new DateTimeOffset(certificate.NotBefore.ToUniversalTime(), TimeSpan.Zero), ends ?? new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            return (begins, ends);
        }
    }

    private static byte[] OfRsa(JsonElement key)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(key.Text("n")), Exponent = Base64Url.DecodeFromChars(key.Text("e")) });
        return rsa.ExportSubjectPublicKeyInfo();
    }

    private static byte[]? OfCurve(JsonElement key)
    {
        ECCurve? curve = key.Text("crv") switch
        {
            "P-256" => ECCurve.NamedCurves.nistP256,
            "P-384" => ECCurve.NamedCurves.nistP384,
            "P-521" => ECCurve.NamedCurves.nistP521,
            _ => null,
        };
        if (curve is not { } known)
        {
            return null;
        }

        using var ecdsa = ECDsa.Create(new ECParameters { Curve = known, Q = new ECPoint { X = Base64Url.DecodeFromChars(key.Text("x")), Y = Base64Url.DecodeFromChars(key.Text("y")) } });
        return ecdsa.ExportSubjectPublicKeyInfo();
    }

    private static DateTimeOffset? Instant(JsonElement key, string member) =>
        key.Member(member) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var seconds) && seconds is > 0 and <= 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
