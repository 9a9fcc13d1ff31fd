using System.Text.Json;

namespace Nhi.Governance;

/// <summary>A finding as JSON, flat: its result's members stand beside its id.</summary>
internal static class FindingJson
{
    internal static void Write(Utf8JsonWriter writer, Finding finding)
    {
        var result = finding.Result;
        writer.WriteStartObject();
        writer.WriteString("id", finding.Id.ToString());
        if (finding.Identity is { } identity)
        {
            writer.WriteString("identity", identity.ToString());
        }

        writer.WriteString("control", result.Control);
        if (result.Credential is { } credential)
        {
            writer.WriteString("credential", credential.ToString());
        }

        CanonicalJson.WriteOptional(writer, "subject", result.Subject);
        CanonicalJson.WriteOptional(writer, "source", result.Source);
        writer.WriteString("outcome", CanonicalJson.Name(result.Outcome));
        writer.WriteString("severity", CanonicalJson.Name(result.Severity));
        CanonicalJson.WriteList(writer, "evidence", result.Evidence, static (to, text) => to.WriteStringValue(text));
        writer.WriteString("explanation", result.Explanation);
        CanonicalJson.WriteOptional(writer, "nextStep", result.NextStep);
        CanonicalJson.WriteList(writer, "missingFacts", result.MissingFacts, static (to, text) => to.WriteStringValue(text));
        CanonicalJson.WriteOptional(writer, "command", result.Command);
        CanonicalJson.WriteList(writer, "references", result.References, WriteReference);
        CanonicalJson.WriteList(writer, "decisions", result.Decisions, static (to, text) => to.WriteStringValue(text));
        writer.WriteEndObject();
    }

    internal static void WriteWording(Utf8JsonWriter writer, ControlResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("control", result.Control);
        writer.WriteString("outcome", CanonicalJson.Name(result.Outcome));
        writer.WriteString("severity", CanonicalJson.Name(result.Severity));
        writer.WriteString("explanation", result.Explanation);
        CanonicalJson.WriteOptional(writer, "nextStep", result.NextStep);
        CanonicalJson.WriteList(writer, "missingFacts", result.MissingFacts, static (to, text) => to.WriteStringValue(text));
        CanonicalJson.WriteList(writer, "references", result.References, WriteReference);
        writer.WriteEndObject();
    }

    internal static ControlResult ReadWording(JsonElement element)
    {
        var fields = new JsonFields(element, "a wording");
        var result = new ControlResult
        {
            Control = fields.Text("control"),
            Outcome = fields.Named<ControlOutcome>("outcome"),
            Severity = fields.Named<Severity>("severity"),
            Explanation = fields.Text("explanation"),
            NextStep = fields.OptionalText("nextStep") ?? string.Empty,
            MissingFacts = fields.Texts("missingFacts"),
            References = fields.List("references", ReadReference),
        };
        fields.End();
        return result;
    }

    internal static void WriteOwn(Utf8JsonWriter writer, ControlResult result)
    {
        writer.WriteStartObject();
        if (result.Credential is { } credential)
        {
            writer.WriteString("credential", credential.ToString());
        }

        CanonicalJson.WriteOptional(writer, "subject", result.Subject);
        CanonicalJson.WriteOptional(writer, "source", result.Source);
        CanonicalJson.WriteList(writer, "evidence", result.Evidence, static (to, text) => to.WriteStringValue(text));
        CanonicalJson.WriteOptional(writer, "command", result.Command);
        CanonicalJson.WriteList(writer, "decisions", result.Decisions, static (to, text) => to.WriteStringValue(text));
        writer.WriteEndObject();
    }

    internal static ControlResult ReadOwn(JsonElement element, ControlResult wording)
    {
        var fields = new JsonFields(element, "a finding");
        var result = wording with
        {
            Credential = fields.OptionalText("credential") is { } credential ? new CredentialId(credential) : null,
            Subject = fields.OptionalText("subject") ?? string.Empty,
            Source = fields.OptionalText("source") ?? string.Empty,
            Evidence = fields.Texts("evidence"),
            Command = fields.OptionalText("command") ?? string.Empty,
            Decisions = fields.Texts("decisions"),
        };
        fields.End();
        return result;
    }

    internal static void WriteReference(Utf8JsonWriter writer, ControlReference reference)
    {
        writer.WriteStartObject();
        writer.WriteString("framework", reference.Framework);
        writer.WriteString("version", reference.Version);
        writer.WriteString("id", reference.Id);
        writer.WriteEndObject();
    }

    internal static Finding Read(JsonElement element)
    {
        var fields = new JsonFields(element, "a finding");
        var finding = new Finding(
            new(fields.Text("id")),
            fields.OptionalText("identity") is { } identity ? new IdentityId(identity) : null,
            new ControlResult
            {
                Control = fields.Text("control"),
                Credential = fields.OptionalText("credential") is { } credential ? new CredentialId(credential) : null,
                Subject = fields.OptionalText("subject") ?? string.Empty,
                Source = fields.OptionalText("source") ?? string.Empty,
                Outcome = fields.Named<ControlOutcome>("outcome"),
                Severity = fields.Named<Severity>("severity"),
                Evidence = fields.Texts("evidence"),
                Explanation = fields.Text("explanation"),
                NextStep = fields.OptionalText("nextStep") ?? string.Empty,
                MissingFacts = fields.Texts("missingFacts"),
                Command = fields.OptionalText("command") ?? string.Empty,
                References = fields.List("references", ReadReference),
                Decisions = fields.Texts("decisions"),
            });
        fields.End();
        return finding;
    }

    internal static ControlReference ReadReference(JsonElement element)
    {
        var fields = new JsonFields(element, "a reference");
        var reference = new ControlReference(fields.Text("framework"), fields.Text("version"), fields.Text("id"));
        fields.End();
        return reference;
    }
}
