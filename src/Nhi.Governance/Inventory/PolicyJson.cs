using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>A policy as JSON, whole: what it left as the baseline has it stands there too, so that it reads the same when the baseline has moved on.</summary>
internal static class PolicyJson
{
    internal static void Write(Utf8JsonWriter writer, ControlPolicy policy)
    {
        writer.WriteStartObject();
        CanonicalJson.WriteList(writer, "controls", [.. policy.Overrides.OrderBy(change => change.Key, StringComparer.Ordinal)], WriteOverride);
        CanonicalJson.WriteList(writer, "limits", [.. policy.Limits.OrderBy(limit => limit.Key)], WriteLimit);
        CanonicalJson.WriteList(writer, "rules", policy.Rules, PolicyRuleJson.Write);
        CanonicalJson.WriteList(writer, "accepted", [.. policy.AcceptedRisks.OrderBy(risk => risk.Control, StringComparer.Ordinal).ThenBy(risk => risk.Where.ToString(), StringComparer.Ordinal).ThenBy(risk => risk.Expires)], WriteAccepted);
        writer.WriteNumber("unusedRole", policy.UnusedRoleAfter.Ticks);
        writer.WriteNumber("unusedKey", policy.UnusedKeyAfter.Ticks);
        writer.WriteNumber("triage", policy.TriageWithin.Ticks);
        writer.WriteEndObject();
    }

    internal static ControlPolicy Read(JsonElement element)
    {
        var fields = new JsonFields(element, "a policy");
        var policy = new ControlPolicy
        {
            Overrides = fields.List("controls", ReadOverride).ToImmutableDictionary(StringComparer.Ordinal),
            Limits = fields.List("limits", ReadLimit).ToImmutableDictionary(),
            Rules = [.. fields.List("rules", PolicyRuleJson.Read)],
            AcceptedRisks = [.. fields.List("accepted", ReadAccepted)],
            UnusedRoleAfter = TimeSpan.FromTicks(fields.Long("unusedRole")),
            UnusedKeyAfter = TimeSpan.FromTicks(fields.Long("unusedKey")),
            TriageWithin = TimeSpan.FromTicks(fields.Long("triage")),
        };
        fields.End();
        return policy;
    }

    internal static void WriteOverride(Utf8JsonWriter writer, KeyValuePair<string, ControlOverride> change)
    {
        writer.WriteStartObject();
        writer.WriteString("control", change.Key);
        if (change.Value.IsEnabled is { } enabled)
        {
            writer.WriteBoolean("enabled", enabled);
        }

        if (change.Value.Severity is { } severity)
        {
            writer.WriteString("severity", CanonicalJson.Name(severity));
        }

        writer.WriteEndObject();
    }

    internal static KeyValuePair<string, ControlOverride> ReadOverride(JsonElement element)
    {
        var fields = new JsonFields(element, "a change of a control");
        var change = KeyValuePair.Create(fields.Text("control"), new ControlOverride(fields.OptionalFlag("enabled"), fields.Has("severity") ? fields.Named<Severity>("severity") : null));
        fields.End();
        return change;
    }

    private static void WriteLimit(Utf8JsonWriter writer, KeyValuePair<CredentialKind, CredentialLimit> limit)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", CanonicalJson.Name(limit.Key));
        if (limit.Value.MaxAge is { } age)
        {
            writer.WriteNumber("maxAge", age.Ticks);
        }

        if (limit.Value.MaxLifetime is { } lifetime)
        {
            writer.WriteNumber("maxLifetime", lifetime.Ticks);
        }

        writer.WriteBoolean("judgement", limit.Value.IsJudgement);
        CanonicalJson.WriteList(writer, "references", limit.Value.References, FindingJson.WriteReference);
        writer.WriteEndObject();
    }

    private static KeyValuePair<CredentialKind, CredentialLimit> ReadLimit(JsonElement element)
    {
        var fields = new JsonFields(element, "a limit");
        var limit = KeyValuePair.Create(
            fields.Named<CredentialKind>("kind"),
            new CredentialLimit(
                fields.Has("maxAge") ? TimeSpan.FromTicks(fields.Long("maxAge")) : null,
                fields.Has("maxLifetime") ? TimeSpan.FromTicks(fields.Long("maxLifetime")) : null,
                fields.Flag("judgement"),
                fields.List("references", static reference => CanonicalReader.Read(JsonMarshal.GetRawUtf8Value(reference), "a reference", FindingJson.ReadReference))));
        fields.End();
        return limit;
    }

    private static void WriteAccepted(Utf8JsonWriter writer, AcceptedRisk risk)
    {
        writer.WriteStartObject();
        writer.WriteString("control", risk.Control);
        PolicyRuleJson.WriteSelector(writer, "where", risk.Where);
        writer.WriteString("reason", risk.Reason);
        writer.WriteString("approver", risk.Approver);
        writer.WriteString("expires", CanonicalJson.Instant(risk.Expires));
        writer.WriteEndObject();
    }

    private static AcceptedRisk ReadAccepted(JsonElement element)
    {
        var fields = new JsonFields(element, "an accepted risk");

        // Before there were selectors a risk was accepted of one identity.
        var where = fields.OptionalText("identity") is { } identity ? PolicySelector.Of(new IdentityId(identity)) : PolicyRuleJson.ReadSelector(fields.Required("where"));
        var risk = new AcceptedRisk(fields.Text("control"), where, fields.Text("reason"), fields.Text("approver"), fields.Instant("expires"));
        fields.End();
        return risk;
    }
}
