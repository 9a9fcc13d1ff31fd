using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>
/// Policies of resources: <c>gcloud asset search-all-iam-policies --scope=organizations/N --format=json</c>, <c>gcloud asset export --content-type=iam-policy</c>,
/// effective policies (<c>gcloud asset get-effective-iam-policy</c>), and <c>gcloud projects get-iam-policy</c>, which names no project.
/// </summary>
internal static class GooglePolicies
{
    public const string ProjectScope = "gcp.project";

    public static RecordKind Kind { get; } = new("a policy of a resource", Is, Read);

    private static bool Is(JsonElement item) => Policies(item).Any() || (item.Member("bindings") is { ValueKind: JsonValueKind.Array } && item.Text("etag") is not null && IsBindings(item));

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        List<Attachment> attachments = [];
        var policies = Policies(item).ToList();
        if (policies.Count == 0)
        {
            var project = reading.Scope.Get(ProjectScope);
            policies.Add((project is null ? string.Empty : $"//cloudresourcemanager.googleapis.com/projects/{project}", item));
            if (project is null)
            {
                reading.Note(place, $"which project the policy is of is not told: --scope {ProjectScope}=ID does");
            }
        }

        foreach (var (resource, policy) in policies)
        {
            attachments.AddRange(new GoogleBindings(resource, policy, place, reading).Read());
        }

        reading.Attach(attachments);
    }

    private static IEnumerable<(string Resource, JsonElement Policy)> Policies(JsonElement item)
    {
        if ((item.Member("policy") ?? item.Member("iamPolicy")) is { } policy && (item.Text("resource") ?? item.Text("name")) is { } resource)
        {
            return IsBindings(policy) ? [(resource, policy)] : [];
        }

        // Effective policies: those of a resource and of what it is in. The API writes camel case, the client libraries snake case.
        var attached = item.Items("policies");
        return attached.Select(part => (Resource: part.Text("attachedResource") ?? part.Text("attached_resource"), Policy: part.Member("policy") ?? default))
            .Where(part => part.Resource is not null && IsBindings(part.Policy))
            .Select(part => (part.Resource!, part.Policy));
    }

    private static bool IsBindings(JsonElement policy) => policy.Items("bindings").Any(binding => binding.Text("role") is not null && binding.Member("members") is { ValueKind: JsonValueKind.Array });
}
