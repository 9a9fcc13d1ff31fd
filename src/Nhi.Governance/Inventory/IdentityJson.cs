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

    /// <summary>Reads an identity.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="instants">When it was seen, where that stands elsewhere.</param>
    internal static NonHumanIdentity Read(ref CanonicalReader reader, Presence? instants)
    {
        var outer = reader.Begin("an identity");
        var identity = new NonHumanIdentity
        {
            Id = new(reader.OwnText("id"u8)),
            Aliases = reader.List("aliases"u8, static (ref CanonicalReader item) => new IdentityId(item.TakeText("aliases"u8, shared: false))),
            Principal = reader.OptionalText("principal"u8) is { } principal ? new IdentityId(principal) : null,
            Classification = ReadClassification(ref reader),
            Facts = FactJson.Read(ref reader),
            Credentials = reader.List("credentials"u8, ReadCredential),
            Owners = reader.List("owners"u8, ReadOwner),
            Relations = reader.List("relations"u8, ReadRelation),
            Copies = reader.List("copies"u8, CopyJson.Read),
            Presence = ReadPresence(ref reader, instants),
        };
        reader.End(outer);
        return identity;
    }

    private static Presence ReadPresence(ref CanonicalReader reader, Presence? instants)
    {
        reader.Need("presence"u8);
        return PresenceJson.Read(ref reader, instants);
    }

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

    private static Classification ReadClassification(ref CanonicalReader reader)
    {
        reader.Need("classification"u8);
        var outer = reader.Begin("a classification");
        var (value, standing, confidence, conflict) = (reader.Named<IdentityClass>("class"u8), reader.Named<Standing>("standing"u8), reader.Real("confidence"u8), reader.Flag("conflict"u8));
        var classification = new Classification(value, standing, confidence, reader.List("evidence"u8, ReadEvidence), conflict);
        reader.End(outer);
        return classification;
    }

    private static ClassificationEvidence ReadEvidence(ref CanonicalReader reader)
    {
        var outer = reader.Begin("evidence");
        var evidence = new ClassificationEvidence(reader.Text("rule"u8), reader.Text("speaks"u8), reader.Text("text"u8));
        reader.End(outer);
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

    private static Credential ReadCredential(ref CanonicalReader reader)
    {
        var outer = reader.Begin("a credential");
        var credential = new Credential(new(reader.OwnText("id"u8)), reader.Named<CredentialKind>("kind"u8), FactJson.Read(ref reader));
        reader.End(outer);
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

    private static Owner ReadOwner(ref CanonicalReader reader)
    {
        var outer = reader.Begin("an owner");
        var owner = new Owner(reader.Named<OwnerRole>("role"u8), reader.Named<OwnerState>("state"u8), reader.OptionalText("party"u8), reader.Text("source"u8)) { Until = reader.OptionalInstant("until"u8) };
        reader.End(outer);
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

    private static Relation ReadRelation(ref CanonicalReader reader)
    {
        var outer = reader.Begin("a relation");
        var relation = new Relation(reader.Named<RelationKind>("kind"u8), new(reader.Text("from"u8)), new(reader.Text("to"u8)), reader.Named<RelationState>("state"u8), reader.Text("source"u8));
        reader.End(outer);
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
