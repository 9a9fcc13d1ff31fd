using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes an item of <c>credentials</c>.</summary>
internal static class CredentialReport
{
    private const string Never = "never";

    public static void Write(Utf8JsonWriter writer, Credential credential)
    {
        writer.WriteStartObject();
        writer.WriteString("id", credential.Id.ToString());
        writer.WriteString("kind", CanonicalJson.Name(credential.Kind));
        if (credential.Facts.Get(CredentialFacts.Enabled).TryGet(out var enabled))
        {
            writer.WriteBoolean("enabled", enabled);
        }
        else
        {
            writer.WriteNull("enabled");
        }

        WriteDate(writer, "createdAt", credential.Facts.Get(CredentialFacts.CreatedAt), absent: null);
        WriteDate(writer, "lastRotatedAt", credential.Facts.Get(CredentialFacts.LastRotatedAt), absent: null);
        WriteDate(writer, "expiresAt", credential.Facts.Get(CredentialFacts.ExpiresAt), Never);
        WriteDate(writer, "lastUsedAt", credential.Facts.Get(CredentialFacts.LastUsedAt), Never);
        writer.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter writer, string name, Fact<DateTimeOffset> fact, string? absent) =>
        ReportText.Optional(writer, name, fact.TryGet(out var instant) ? CanonicalJson.Instant(instant) : fact.IsAbsent ? absent : null);
}
