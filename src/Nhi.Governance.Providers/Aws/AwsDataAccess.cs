using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Rights over all that a store of data holds: objects of every bucket, items of every table.</summary>
internal static class AwsDataAccess
{
    private static readonly (string Service, string[] Actions)[] s_stores =
    [
        ("s3", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]),
        ("dynamodb", ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:PutItem", "dynamodb:DeleteItem"]),
    ];

    private static readonly string[] s_vendorsPolicies = ["AmazonS3FullAccess", "AmazonS3ReadOnlyAccess", "AmazonDynamoDBFullAccess", "AmazonDynamoDBReadOnlyAccess", "ReadOnlyAccess", "PowerUserAccess"];

    /// <summary>Policies of AWS that give such rights, by their names, as most exports leave out what stands in them.</summary>
    public static bool IsGivenBy(AwsArn policy) => AwsGrants.IsVendors(policy.Text) && s_vendorsPolicies.Contains(policy.Resource["policy/".Length..], StringComparer.Ordinal);

    /// <summary>What a document gives without a condition: an action for each store.</summary>
    public static IEnumerable<string> In(AwsPolicyDocument document) => s_stores
        .Select(store => store.Actions.FirstOrDefault(action => document.Statements.Any(statement => !statement.Member("Condition").HasMembers() && statement.Member("NotResource") is null && Gives(statement, store.Service, action))))
        .OfType<string>()
        .Select(action => $"{action} on *");

    /// <summary>Whether it gives such a right under conditions, or on all but some: neither is weighed.</summary>
    public static bool IsConditional(AwsPolicyDocument document) => document.Statements.Any(statement =>
        (statement.Member("Condition").HasMembers() || statement.Member("NotResource") is not null) && s_stores.Any(store => store.Actions.Any(action => Gives(statement, store.Service, action))));

    private static bool Gives(JsonElement statement, string service, string action) => AwsPolicyDocument.IsAllow(statement) && Acts(statement, action) && IsOnAll(statement, service);

    private static bool Acts(JsonElement statement, string action) =>
        statement.Member("Action") is not null
            ? statement.OneOrMore("Action").Any(pattern => AwsPattern.Matches(pattern, action))
            : statement.OneOrMore("NotAction") is { Count: > 0 } left && !left.Any(pattern => AwsPattern.Matches(pattern, action));

    private static bool IsOnAll(JsonElement statement, string service) =>
        statement.Member("Resource") is not null ? statement.OneOrMore("Resource").Any(resource => IsAll(resource, service)) : statement.Member("NotResource") is not null;

    // arn:partition:service:region:account:resource
    private static bool IsAll(string resource, string service) =>
        AwsPattern.IsEverything(resource)
        || (resource.Split(':', 6) is [_, _, var of, _, _, var name] && (string.Equals(of, service, StringComparison.Ordinal) || of is "*") && name.Contains('*', StringComparison.Ordinal) && Rest(name, service).All(letter => letter is '*' or '/'));

    private static string Rest(string name, string service) => service is "dynamodb" && name.StartsWith("table/", StringComparison.Ordinal) ? name["table/".Length..] : name;
}
