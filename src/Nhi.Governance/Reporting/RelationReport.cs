using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes an item of <c>relations</c>.</summary>
internal static class RelationReport
{
    public static void Write(Utf8JsonWriter writer, Relation relation)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", KebabNames.Of(relation.Kind));
        writer.WriteString("from", relation.From.ToString());
        writer.WriteString("to", relation.To.ToString());
        writer.WriteString("state", CanonicalJson.Name(relation.State));
        writer.WriteString("source", relation.Source);
        writer.WriteEndObject();
    }
}
