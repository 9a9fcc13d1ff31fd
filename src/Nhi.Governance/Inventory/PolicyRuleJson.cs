using System.Collections.Immutable;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>A rule of a policy as JSON.</summary>
internal static class PolicyRuleJson
{
    private const string Except = "Except";

    internal static void Write(Utf8JsonWriter writer, PolicyRule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("name", rule.Name);
        WriteSelector(writer, "where", rule.Where);
        if (rule.MadeFrom is { } from)
        {
            writer.WriteString("madeFrom", CanonicalJson.Instant(from));
        }

        if (rule.IsDraft)
        {
            writer.WriteBoolean("draft", true);
        }

        CanonicalJson.WriteOptional(writer, "reason", rule.Reason);
        CanonicalJson.WriteList(writer, "controls", [.. rule.Overrides.OrderBy(change => change.Key, StringComparer.Ordinal)], PolicyJson.WriteOverride);
        CanonicalJson.WriteList(writer, "limits", [.. rule.Limits.OrderBy(limit => limit.Key)], WriteLimit);
        Span(writer, "unusedRole", rule.UnusedRoleAfter);
        Span(writer, "unusedKey", rule.UnusedKeyAfter);
        Span(writer, "triage", rule.TriageWithin);
        writer.WriteEndObject();
    }

    internal static PolicyRule Read(JsonElement element)
    {
        var fields = new JsonFields(element, "a rule of a policy");
        var rule = new PolicyRule
        {
            Name = fields.Text("name"),
            Where = ReadSelector(fields.Required("where")),
            MadeFrom = fields.OptionalInstant("madeFrom"),
            IsDraft = fields.OptionalFlag("draft") ?? false,
            Reason = fields.OptionalText("reason") ?? string.Empty,
            Overrides = fields.List("controls", PolicyJson.ReadOverride).ToImmutableDictionary(StringComparer.Ordinal),
            Limits = fields.List("limits", ReadLimit).ToImmutableDictionary(),
            UnusedRoleAfter = Span(ref fields, "unusedRole"),
            UnusedKeyAfter = Span(ref fields, "unusedKey"),
            TriageWithin = Span(ref fields, "triage"),
        };
        fields.End();
        return rule;
    }

    internal static void WriteSelector(Utf8JsonWriter writer, string name, PolicySelector selector)
    {
        writer.WriteStartObject(name);
        foreach (var (field, patterns) in selector.Fields)
        {
            CanonicalJson.WriteList(writer, CanonicalJson.Name(field), patterns, static (to, text) => to.WriteStringValue(text));
        }

        if (selector.Except is { } except)
        {
            WriteSelector(writer, Except, except);
        }

        writer.WriteEndObject();
    }

    internal static PolicySelector ReadSelector(JsonElement element)
    {
        var fields = new JsonFields(element, "a selector");
        var selector = PolicySelector.Everything;
        foreach (var field in Enum.GetValues<SelectorField>().Where(field => element.TryGetProperty(CanonicalJson.Name(field), out _)))
        {
            selector = selector.With(field, fields.Texts(CanonicalJson.Name(field)));
        }

        selector = selector with { Except = fields.Optional(Except) is { } except ? ReadSelector(except) : null };
        fields.End();
        return selector;
    }

    private static void WriteLimit(Utf8JsonWriter writer, KeyValuePair<CredentialKind, LimitOverride> limit)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", CanonicalJson.Name(limit.Key));
        Span(writer, "maxAge", limit.Value.MaxAge);
        Span(writer, "maxLifetime", limit.Value.MaxLifetime);
        writer.WriteEndObject();
    }

    private static KeyValuePair<CredentialKind, LimitOverride> ReadLimit(JsonElement element)
    {
        var fields = new JsonFields(element, "a limit of a rule");
        var limit = KeyValuePair.Create(fields.Named<CredentialKind>("kind"), new LimitOverride(Span(ref fields, "maxAge"), Span(ref fields, "maxLifetime")));
        fields.End();
        return limit;
    }

    private static void Span(Utf8JsonWriter writer, string name, TimeSpan? span)
    {
        if (span is { } value)
        {
            writer.WriteNumber(name, value.Ticks);
        }
    }

    private static TimeSpan? Span(ref JsonFields fields, string name) => fields.Has(name) ? TimeSpan.FromTicks(fields.Long(name)) : null;
}
