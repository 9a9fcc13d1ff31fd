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

    internal static ControlResult ReadWording(ref CanonicalReader reader)
    {
        var outer = reader.Begin("a wording");
        var result = new ControlResult
        {
            Control = reader.Text("control"u8),
            Outcome = reader.Named<ControlOutcome>("outcome"u8),
            Severity = reader.Named<Severity>("severity"u8),
            Explanation = reader.Text("explanation"u8),
            NextStep = reader.OptionalText("nextStep"u8) ?? string.Empty,
            MissingFacts = reader.Texts("missingFacts"u8),
            References = reader.List("references"u8, ReadReference),
        };
        reader.End(outer);
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

    internal static ControlResult ReadOwn(ref CanonicalReader reader, ControlResult wording)
    {
        var outer = reader.Begin("a finding");
        var result = wording with
        {
            Credential = ReadCredential(ref reader),
            Subject = reader.OptionalText("subject"u8) ?? string.Empty,
            Source = reader.OptionalText("source"u8) ?? string.Empty,
            Evidence = reader.Texts("evidence"u8),
            Command = reader.OptionalText("command"u8) ?? string.Empty,
            Decisions = reader.Texts("decisions"u8),
        };
        reader.End(outer);
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

    internal static Finding Read(ref CanonicalReader reader)
    {
        var outer = reader.Begin("a finding");
        var id = new FindingId(reader.OwnText("id"u8));
        IdentityId? identity = reader.OptionalText("identity"u8) is { } named ? new IdentityId(named) : null;
        var finding = new Finding(
            id,
            identity,
            new ControlResult
            {
                Control = reader.Text("control"u8),
                Credential = ReadCredential(ref reader),
                Subject = reader.OptionalText("subject"u8) ?? string.Empty,
                Source = reader.OptionalText("source"u8) ?? string.Empty,
                Outcome = reader.Named<ControlOutcome>("outcome"u8),
                Severity = reader.Named<Severity>("severity"u8),
                Evidence = reader.Texts("evidence"u8),
                Explanation = reader.Text("explanation"u8),
                NextStep = reader.OptionalText("nextStep"u8) ?? string.Empty,
                MissingFacts = reader.Texts("missingFacts"u8),
                Command = reader.OptionalText("command"u8) ?? string.Empty,
                References = reader.List("references"u8, ReadReference),
                Decisions = reader.Texts("decisions"u8),
            });
        reader.End(outer);
        return finding;
    }

    private static CredentialId? ReadCredential(ref CanonicalReader reader) => reader.OptionalText("credential"u8) is { } credential ? new CredentialId(credential) : null;

    internal static ControlReference ReadReference(ref CanonicalReader reader)
    {
        var outer = reader.Begin("a reference");
        var reference = new ControlReference(reader.Text("framework"u8), reader.Text("version"u8), reader.Text("id"u8));
        reader.End(outer);
        return reference;
    }
}
