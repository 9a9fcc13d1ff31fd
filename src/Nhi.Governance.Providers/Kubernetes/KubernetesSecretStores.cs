using System.Text.Json;
using Nhi.Governance.Providers.Aws;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Kubernetes;

/// <summary>Stores of external-secrets: which service account or role reads secrets from where. The secrets they bring are counted by name.</summary>
internal static class KubernetesSecretStores
{
    /// <summary>Where a provider's settings name the service account it logs in as.</summary>
    private static readonly string[][] s_accounts =
    [
        ["auth", "jwt", "serviceAccountRef"],
        ["auth", "kubernetes", "serviceAccountRef"],
        ["auth", "jwt", "kubernetesServiceAccountToken", "serviceAccountRef"],
        ["auth", "workloadIdentity", "serviceAccountRef"],
        ["auth", "serviceAccount"],
        ["serviceAccountRef"],
    ];

    public static void Count(KubernetesItem item, ExportRecords records) => records.Attach([]);

    public static void Read(KubernetesItem item, ExportRecords records)
    {
        if (item.Element.Member("spec")?.Member("provider") is not { ValueKind: JsonValueKind.Object } providers || providers.Members().FirstOrDefault() is not ({ } provider, { ValueKind: JsonValueKind.Object } settings))
        {
            records.Reject(item.Place, $"the {item.Kind} names no provider");
            return;
        }

        if (settings.Member("auth")?.Member("secretRef") is not null)
        {
            records.Note(item.Place, "the store logs in with a key that lies in a secret, where it could log in as a service account");
        }

        var account = s_accounts.Select(path => At(settings, path)).FirstOrDefault(found => found?.Text("name") is not null);
        List<Attachment> users = [.. User(item, account, records)];
        if (AwsArn.TryParse(settings.Text("role"), out var role) && role.HasAccount && role.Type is "role")
        {
            users.Add(new Attachment { Target = role.Text, Record = item.Record, IsReference = true, Area = AwsNames.Roles(role.Account), Controllers = [Controller(item)], Source = records.Path });
        }

        records.Attach([.. users.Select(user => user with { Facts = new RecordFacts(records, item.Place).Tell(AccessFacts.SecretAccessBy, [$"{item.Record} ({provider})"]).ToFactSet() })]);
    }

    /// <summary>Tells that an object acts as a service account, where it names one.</summary>
    public static void ReadUser(KubernetesItem item, JsonElement? account, ExportRecords records) => records.Attach([.. User(item, account, records)]);

    private static IEnumerable<Attachment> User(KubernetesItem item, JsonElement? account, ExportRecords records)
    {
        var space = account?.Text("namespace") ?? item.Space;
        return account?.Text("name") is { } name && KubernetesNames.IsName(name) && KubernetesNames.IsName(space)
            ?
            [
                new Attachment
                {
                    Target = KubernetesNames.ServiceAccount(item.Cluster, space, name),
                    Record = item.Record,
                    IsReference = true,
                    Area = KubernetesNames.ServiceAccounts(item.Cluster, space),
                    Controllers = [Controller(item)],
                    Source = records.Path,
                },
            ]
            : [];
    }

    private static string Controller(KubernetesItem item) => $"k8s:{item.Cluster}:{item.Kind.ToLowerInvariant()}/{(item.Space.Length == 0 ? item.Name : $"{item.Space}/{item.Name}")}";

    private static JsonElement? At(JsonElement settings, IEnumerable<string> path) => path.Aggregate((JsonElement?)settings, (current, name) => current?.Member(name));
}
