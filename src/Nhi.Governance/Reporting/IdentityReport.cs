using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes an item of <c>identities</c>.</summary>
internal static class IdentityReport
{
    public static void Write(Utf8JsonWriter writer, INonHumanIdentity identity)
    {
        writer.WriteStartObject();
        writer.WriteString("id", identity.Id.ToString());
        ReportText.Known(writer, "name", identity.Facts, IdentityFacts.Name);
        ReportText.Texts(writer, "aliases", identity.Aliases.Order().Select(alias => alias.ToString()));
        WriteClassification(writer, identity);
        WriteOwners(writer, identity.Owners);
        ReportText.Known(writer, "purpose", identity.Facts, IdentityFacts.Purpose);
        ReportText.Known(writer, "environment", identity.Facts, IdentityFacts.Environment);
        ReportText.Known(writer, "system", identity.Facts, IdentityFacts.System);
        writer.WriteStartArray("credentials");
        foreach (var credential in identity.Credentials.OrderBy(credential => credential.Id))
        {
            CredentialReport.Write(writer, credential);
        }

        writer.WriteEndArray();
        writer.WriteString("revocationPath", RevocationPaths.Of(identity));
        writer.WriteStartArray("answers");
        foreach (var answer in BoundaryAnswers.Of(identity))
        {
            writer.WriteStartObject();
            writer.WriteString("question", answer.Question);
            ReportText.Optional(writer, "answer", answer.IsKnown ? answer.Text : null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("source", SourceOf(identity));
        ReportText.Instant(writer, "firstSeen", identity.Presence.FirstSeen);
        ReportText.Instant(writer, "lastSeen", identity.Presence.LastSeen);
        ReportText.Instant(writer, "disappearedAt", identity.Presence.DisappearedAt);
        writer.WriteEndObject();
    }

    private static void WriteClassification(Utf8JsonWriter writer, INonHumanIdentity identity)
    {
        var classification = identity.Classification;
        writer.WriteString("class", classification.Label);
        ReportText.Known(writer, "subclass", identity.Facts, IdentityFacts.Subclass);
        writer.WriteBoolean("isMachine", identity.IsMachine);
        writer.WriteNumber("confidence", classification.Confidence);
        writer.WriteStartArray("evidence");
        foreach (var evidence in classification.Evidence)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", evidence.Rule);
            writer.WriteString("speaks", evidence.Speaks);
            writer.WriteString("text", evidence.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteOwners(Utf8JsonWriter writer, IEnumerable<Owner> owners)
    {
        writer.WriteStartArray("owners");
        foreach (var owner in owners.OrderBy(owner => owner.Role).ThenBy(owner => owner.Party, StringComparer.Ordinal).ThenBy(owner => owner.Source, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("role", KebabNames.Of(owner.Role));
            ReportText.Optional(writer, "party", owner.Party);
            writer.WriteString("state", CanonicalJson.Name(owner.State));
            writer.WriteString("source", owner.Source);
            ReportText.Instant(writer, "until", owner.Until);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Where it was seen: the record that gave it its name, or else its kind.</summary>
    internal static string SourceOf(INonHumanIdentity identity) =>
        (identity.Facts.Find(IdentityFacts.Name) ?? identity.Facts.Find(IdentityFacts.Subclass) ?? identity.Facts.Entries.FirstOrDefault())?.Source ?? string.Empty;
}
