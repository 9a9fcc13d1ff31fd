using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>A new password and what the server keeps of it: the password itself never reaches the server, nor its log.</summary>
/// <remarks>
/// The form is <c>SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey</c> (RFC 5802, RFC 5803), which the server takes as it is. The letters of a password are those of
/// base64url, which SASLprep (RFC 4013) leaves alone.
/// </remarks>
internal static class ScramPassword
{
    /// <summary>Bytes of chance in a password: 256 bits, out of reach of guessing even for one who reads the verifier in a log.</summary>
    private const int Chance = 32;
    private const int Salt = 16;

    /// <summary>What PostgreSQL itself uses by default. It slows guessing, which chance has made hopeless, and every login.</summary>
    private const int Iterations = 4096;

    /// <summary>Makes a password.</summary>
    public static SecretValue New()
    {
        Span<byte> chance = stackalloc byte[Chance];
        Span<byte> text = stackalloc byte[Base64Url.GetEncodedLength(Chance)];
        RandomNumberGenerator.Fill(chance);
        Base64Url.EncodeToUtf8(chance, text);
        CryptographicOperations.ZeroMemory(chance);
        return SecretValue.Take(text);
    }

    /// <summary>What the server keeps of a password, with a salt of its own.</summary>
    public static string Verifier(SecretValue password)
    {
        Span<byte> salt = stackalloc byte[Salt];
        RandomNumberGenerator.Fill(salt);
        return Verifier(password.Reveal(), salt, Iterations);
    }

    internal static string Verifier(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int iterations)
    {
        Span<byte> salted = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> client = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> server = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> stored = stackalloc byte[SHA256.HashSizeInBytes];
        Rfc2898DeriveBytes.Pbkdf2(password, salt, salted, iterations, HashAlgorithmName.SHA256);
        HMACSHA256.HashData(salted, "Client Key"u8, client);
        HMACSHA256.HashData(salted, "Server Key"u8, server);
        SHA256.HashData(client, stored);

        // With the client's key alone one can log in.
        CryptographicOperations.ZeroMemory(salted);
        CryptographicOperations.ZeroMemory(client);
        return string.Create(CultureInfo.InvariantCulture, $"SCRAM-SHA-256${iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}");
    }
}
