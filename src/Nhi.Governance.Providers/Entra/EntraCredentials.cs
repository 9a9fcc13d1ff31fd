using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>Secrets and certificates of an application. The listing holds their dates and never a value; a hint of a secret's beginning is not kept.</summary>
internal static class EntraCredentials
{
    public static IEnumerable<Credential> Of(JsonElement item, string place, ListReading reading)
    {
        var certificates = item.Items("keyCredentials");
        var signing = certificates.Where(IsSigning).Select(Thumbprint).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var secret in item.Items("passwordCredentials"))
        {
            // The password of a SAML signing certificate's private key stands beside it under its identifier: it is no client secret.
            if (secret.Guid("keyId") is { } id && (Thumbprint(secret) is not { } mark || !signing.Contains(mark)))
            {
                yield return new(EntraNames.Credential(id), CredentialKind.OAuthClientSecret, Facts(secret, place, reading));
            }
        }

        // A SAML signing certificate is there twice, to sign and to verify: one credential. With one to encrypt for it nobody logs in.
        foreach (var certificate in certificates.Where(key => key.Text("usage") is not "Encrypt").OrderByDescending(IsSigning).GroupBy(key => IsSigning(key) || key.Text("usage") is "Verify" ? Thumbprint(key) ?? key.Text("keyId") : key.Text("keyId"), StringComparer.OrdinalIgnoreCase).Select(same => same.First()))
        {
            if (certificate.Guid("keyId") is { } id)
            {
                yield return new(EntraNames.Credential(id), CredentialKind.PrivateCaCertificate, Facts(certificate, place, reading));
            }
        }
    }

    private static bool IsSigning(JsonElement key) => key.Text("usage") is "Sign";

    private static string? Thumbprint(JsonElement key) => key.Text("customKeyIdentifier");

    private static FactSet Facts(JsonElement key, string place, ListReading reading) => reading.Facts(place)
        .Past(CredentialFacts.CreatedAt, key.Text("startDateTime"))
        .Ahead(CredentialFacts.ExpiresAt, key.Text("endDateTime"))
        .Tell(CredentialFacts.Subject, key.Text("usage") is "Sign" ? "SAML signing" : null)
        .ToFactSet();
}
