using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>What runs as a role: <c>aws lambda list-functions</c>, <c>aws ecs describe-task-definition</c>, <c>aws iam list-instance-profiles</c>, <c>aws eks list-pod-identity-associations</c> (described), <c>aws codebuild batch-get-projects</c>, <c>aws eks describe-cluster</c>, <c>aws bedrock-agent get-knowledge-base</c>. The values of variables are not kept.</summary>
internal static class AwsWorkloads
{
    public static RecordKind Function { get; } = new("a function", item => Configured(item).Text("FunctionArn") is not null && Configured(item).Text("Role") is not null, (item, place, reading) => RunAs(Configured(item).Text("Role"), $"lambda {Configured(item).Text("FunctionName")}", Configured(item).Text("FunctionArn")!, place, reading));

    public static RecordKind Task { get; } = new("a task definition", item => Definition(item).Text("taskDefinitionArn") is not null && Definition(item).Member("containerDefinitions").IsArray(), ReadTask);

    public static RecordKind Build { get; } = new("a build project", item => item.Text("serviceRole") is not null && item.Text("arn")?.Contains(":codebuild:", StringComparison.Ordinal) == true, (item, place, reading) => RunAs(item.Text("serviceRole"), $"build project {item.Text("name")}", item.Text("arn")!, place, reading));

    public static RecordKind Cluster { get; } = new("a cluster", item => Described(item).Text("roleArn") is not null && Described(item).Text("arn")?.Contains(":eks:", StringComparison.Ordinal) == true, (item, place, reading) => RunAs(Described(item).Text("roleArn"), $"cluster {Described(item).Text("name")}", Described(item).Text("arn")!, place, reading));

    public static RecordKind KnowledgeBase { get; } = new("a knowledge base", item => item.Text("knowledgeBaseArn") is not null && item.Text("roleArn") is not null, (item, place, reading) => RunAs(item.Text("roleArn"), $"knowledge base {item.Text("name")}", item.Text("knowledgeBaseArn")!, place, reading));

    public static RecordKind InstanceProfile { get; } = new("an instance profile", item => item.Text("InstanceProfileId") is not null && item.Member("Roles").IsArray(), (item, place, reading) => RunAs(item.Items("Roles").Select(role => role.Text("Arn")).FirstOrDefault(), $"instance profile {item.Text("InstanceProfileName")}", item.Text("Arn") ?? string.Empty, place, reading));

    public static RecordKind PodIdentity { get; } = new("a pod identity association", item => Association(item).Text("associationArn") is not null && Association(item).Text("serviceAccount") is not null, ReadAssociation);

    private static void ReadTask(JsonElement item, string place, ListReading reading)
    {
        var task = Definition(item);
        if (task.Text("taskRoleArn") is { } role)
        {
            RunAs(role, $"task {task.Text("family")}", task.Text("taskDefinitionArn")!, place, reading);
        }
        else
        {
            // It runs as the instance that carries it.
            reading.Attach();
        }
    }

    private static void ReadAssociation(JsonElement item, string place, ListReading reading)
    {
        var association = Association(item);
        if (association.Text("roleArn") is not { } role)
        {
            // The list names no role; describe-pod-identity-association does.
            reading.Attach();
            return;
        }

        var subject = $"system:serviceaccount:{association.Text("namespace")}:{association.Text("serviceAccount")}";
        RunAs(role, $"pod identity of {association.Text("clusterName")}", $"{association.Text("clusterName")}:{subject}", place, reading);
    }

    private static void RunAs(string? role, string record, string controller, string place, ListReading reading)
    {
        if (role is null)
        {
            reading.Attach();
            return;
        }

        if (!AwsArn.TryParse(role, out var arn) || arn.Type is not "role" || !arn.HasAccount)
        {
            reading.Reject(place, "what it runs as is no ARN of a role");
            return;
        }

        reading.Attach(new Attachment
        {
            Target = arn.Text,
            Record = record,
            Area = AwsNames.Roles(arn.Account),
            IsReference = true,
            Controllers = [controller],
            Source = reading.Source,
        });
    }

    private static JsonElement Configured(JsonElement item) => item.Member("Configuration") is { ValueKind: JsonValueKind.Object } configuration ? configuration : item;

    private static JsonElement Definition(JsonElement item) => item.Member("taskDefinition") is { ValueKind: JsonValueKind.Object } definition ? definition : item;

    private static JsonElement Described(JsonElement item) => item.Member("cluster") is { ValueKind: JsonValueKind.Object } cluster ? cluster : item;

    private static JsonElement Association(JsonElement item) => item.Member("association") is { ValueKind: JsonValueKind.Object } association ? association : item;
}
