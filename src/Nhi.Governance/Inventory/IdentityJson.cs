using System.Text.Json;

namespace Nhi.Governance;

/// <summary>An identity as JSON.</summary>
internal static class IdentityJson
{
    internal static void Write(Utf8JsonWriter writer, INonHumanIdentity identity, bool instants)
    {
        writer.WriteStartObject();
        writer.WriteString("id", identity.Id.ToString());
        CanonicalJson.WriteList(writer, "aliases", identity.Aliases, static (to, alias) => to.WriteStringValue(alias.ToString()), static (a, b) => a.CompareTo(b));
        if (identity.Principal is { } principal)
        {
            writer.WriteString("principal", principal.ToString());
        }

        WriteClassification(writer, identity.Classification);
        FactJson.Write(writer, identity.Facts);
        CanonicalJson.WriteList(writer, "credentials", identity.Credentials, WriteCredential, static (a, b) => a.Id.CompareTo(b.Id));
        CanonicalJson.WriteList(writer, "owners", identity.Owners, WriteOwner, Order.Owners);
        CanonicalJson.WriteList(writer, "relations", identity.Relations, WriteRelation, Order.Relations);
        CanonicalJson.WriteList(writer, "copies", identity.Copies, CopyJson.Write, static (a, b) => a.Id.CompareTo(b.Id));
        PresenceJson.Write(writer, identity.Presence, instants);
        writer.WriteEndObject();
    }

    internal static NonHumanIdentity Read(JsonElement element, Func<JsonElement, Presence> presence)
    {
        var fields = new JsonFields(element, "an identity");
        var identity = new NonHumanIdentity
        {
            Id = new(fields.Text("id")),
            Aliases = fields.List("aliases", static item => new IdentityId(ReadText(item))),
            Principal = fields.OptionalText("principal") is { } principal ? new IdentityId(principal) : null,
            Classification = ReadClassification(fields.Required("classification")),
            Facts = FactJson.Read(ref fields),
            Credentials = fields.List("credentials", ReadCredential),
            Owners = fields.List("owners", ReadOwner),
            Relations = fields.List("relations", ReadRelation),
            Copies = fields.List("copies", CopyJson.Read),
            Presence = presence(fields.Required("presence")),
        };
        fields.End();
        return identity;
    }

    private static string ReadText(JsonElement item) => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new JsonException("An alias is not text.");

    private static void WriteClassification(Utf8JsonWriter writer, Classification classification)
    {
        writer.WriteStartObject("classification");
        writer.WriteString("class", CanonicalJson.Name(classification.Class));
        writer.WriteString("standing", CanonicalJson.Name(classification.Standing));
        writer.WriteNumber("confidence", classification.Confidence);
        writer.WriteBoolean("conflict", classification.IsConflict);
        CanonicalJson.WriteList(writer, "evidence", classification.Evidence, static (to, evidence) =>
        {
            to.WriteStartObject();
            to.WriteString("rule", evidence.Rule);
            to.WriteString("speaks", evidence.Speaks);
            to.WriteString("text", evidence.Text);
            to.WriteEndObject();
        });
        writer.WriteEndObject();
    }

    private static Classification ReadClassification(JsonElement element)
    {
        var fields = new JsonFields(element, "a classification");
        var classification = new Classification(
            fields.Named<IdentityClass>("class"),
            fields.Named<Standing>("standing"),
            fields.Real("confidence"),
            fields.List("evidence", ReadEvidence),
            fields.Flag("conflict"));
        fields.End();
        return classification;
    }

    private static ClassificationEvidence ReadEvidence(JsonElement element)
    {
        var fields = new JsonFields(element, "evidence");
        var evidence = new ClassificationEvidence(fields.Text("rule"), fields.Text("speaks"), fields.Text("text"));
        fields.End();
        return evidence;
    }

    private static void WriteCredential(Utf8JsonWriter writer, Credential credential)
    {
        writer.WriteStartObject();
        writer.WriteString("id", credential.Id.ToString());
        writer.WriteString("kind", CanonicalJson.Name(credential.Kind));
        FactJson.Write(writer, credential.Facts);
        writer.WriteEndObject();
    }

    private static Credential ReadCredential(JsonElement element)
    {
        var fields = new JsonFields(element, "a credential");
        var credential = new Credential(new(fields.Text("id")), fields.Named<CredentialKind>("kind"), FactJson.Read(ref fields));
        fields.End();
        return credential;
    }

    private static void WriteOwner(Utf8JsonWriter writer, Owner owner)
    {
        writer.WriteStartObject();
        writer.WriteString("role", CanonicalJson.Name(owner.Role));
        writer.WriteString("state", CanonicalJson.Name(owner.State));
        if (owner.Party is not null)
        {
            writer.WriteString("party", owner.Party);
        }

        writer.WriteString("source", owner.Source);
        CanonicalJson.WriteOptional(writer, "until", owner.Until is { } until ? CanonicalJson.Instant(until) : null);
        writer.WriteEndObject();
    }

    private static Owner ReadOwner(JsonElement element)
    {
        var fields = new JsonFields(element, "an owner");
        var owner = new Owner(fields.Named<OwnerRole>("role"), fields.Named<OwnerState>("state"), fields.OptionalText("party"), fields.Text("source")) { Until = fields.OptionalInstant("until") };
        fields.End();
        return owner;
    }

    private static void WriteRelation(Utf8JsonWriter writer, Relation relation)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", CanonicalJson.Name(relation.Kind));
        writer.WriteString("from", relation.From.ToString());
        writer.WriteString("to", relation.To.ToString());
        writer.WriteString("state", CanonicalJson.Name(relation.State));
        writer.WriteString("source", relation.Source);
        writer.WriteEndObject();
    }

    private static Relation ReadRelation(JsonElement element)
    {
        var fields = new JsonFields(element, "a relation");
        var relation = new Relation(fields.Named<RelationKind>("kind"), new(fields.Text("from")), new(fields.Text("to")), fields.Named<RelationState>("state"), fields.Text("source"));
        fields.End();
        return relation;
    }

    private static class Order
    {
        internal static int Owners(Owner left, Owner right) =>
            First(left.Role.CompareTo(right.Role), string.CompareOrdinal(left.Party, right.Party), string.CompareOrdinal(left.Source, right.Source), left.State.CompareTo(right.State));

        internal static int Relations(Relation left, Relation right) =>
            First(left.Kind.CompareTo(right.Kind), left.From.CompareTo(right.From), left.To.CompareTo(right.To), string.CompareOrdinal(left.Source, right.Source), left.State.CompareTo(right.State));

        private static int First(params ReadOnlySpan<int> comparisons)
        {
            foreach (var comparison in comparisons)
            {
                if (comparison != 0)
                {
                    return comparison;
                }
            }

            return 0;
        }
    }
}
