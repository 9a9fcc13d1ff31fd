using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>A policy's statements, whether the export holds it as an object or as URL-encoded JSON.</summary>
internal sealed record AwsPolicyDocument(IReadOnlyList<JsonElement> Statements)
{
    /// <summary>Actions that let whoever has them give themselves every other.</summary>
    private static readonly string[] s_escalations =
        ["iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreatePolicyVersion", "iam:PutRolePolicy", "iam:PutUserPolicy"];

    private static readonly JsonDocumentOptions s_bounds = new() { MaxDepth = 64 };

    /// <summary>Whether it allows everything on everything, without a condition.</summary>
    public bool IsAdministrator => Statements.Any(AllowsEverything);

    /// <summary>Whether it denies anything.</summary>
    public bool Denies => Statements.Any(statement => statement.Text("Effect") is "Deny");

    public static AwsPolicyDocument? Read(JsonElement? value)
    {
        var root = value is { ValueKind: JsonValueKind.String } ? Decode(value.Value) : value;
        return root?.Member("Statement") switch
        {
            { ValueKind: JsonValueKind.Array } many => new([.. many.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)]),
            { ValueKind: JsonValueKind.Object } one => new([one]),
            _ => null,
        };
    }

    public static bool IsAllow(JsonElement statement) => statement.Text("Effect") is "Allow";

    /// <summary>Whether it makes an administrator under conditions, which are not weighed: neither yes nor no.</summary>
    public bool IsConditionalAdministrator => !IsAdministrator && Statements.Any(statement => statement.Member("Condition").HasMembers() && AllowsEverythingUnder(statement));

    private static bool AllowsEverything(JsonElement statement) => !statement.Member("Condition").HasMembers() && AllowsEverythingUnder(statement);

    private static bool AllowsEverythingUnder(JsonElement statement) => IsAllow(statement) && AllActions(statement) && AllResources(statement);

    private static bool AllActions(JsonElement statement) =>
        statement.Member("Action") is not null
            ? statement.OneOrMore("Action").Any(AwsPattern.IsEverything)
            : statement.OneOrMore("NotAction") is { Count: > 0 } left && s_escalations.Any(action => !left.Any(pattern => AwsPattern.Matches(pattern, action)));

    private static bool AllResources(JsonElement statement) =>
        statement.Member("Resource") is not null
            ? statement.OneOrMore("Resource").Any(resource => resource.Length > 0 && resource.All(letter => letter == '*'))
            : statement.OneOrMore("NotResource") is { Count: > 0 } left && !left.Any(AwsPattern.IsEverything);

    private static JsonElement? Decode(JsonElement value)
    {
        try
        {
            var text = value.GetString()!;
            return JsonElement.Parse(text.TrimStart().StartsWith('{') ? text : Uri.UnescapeDataString(text), s_bounds);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
