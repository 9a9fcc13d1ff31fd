using Nhi.Governance.Providers.Aws;
using Nhi.Governance.Providers.Databases;
using Nhi.Governance.Providers.Entra;
using Nhi.Governance.Providers.Google;
using Nhi.Governance.Providers.Kubernetes;
using Nhi.Governance.Providers.Vault;

namespace Nhi.Governance.Providers.Terraform;

/// <summary>Tells of the resources of one state whom they are, by the names that the exports of their platforms have for them.</summary>
internal sealed class TerraformSubjects
{
    private readonly EstateScope _scope;
    private readonly ILookup<string, string> _users;

    /// <summary>Learns what the resources tell of each other.</summary>
    public TerraformSubjects(IEnumerable<TerraformResource> resources, EstateScope scope)
    {
        _scope = scope;
        _users = resources.Where(resource => resource is { IsManaged: true, Type: "aws_iam_user" })
            .Select(user => (Name: user.Text("name"), Account: AwsArn.TryParse(user.Text("arn"), out var arn) && arn.HasAccount ? arn.Account : null))
            .Where(user => user is { Name: not null, Account: not null }).Distinct().ToLookup(user => user.Name!, user => user.Account!, StringComparer.Ordinal);
    }

    /// <summary>Whom a resource is; <see langword="null"/> where it is no identity and no credential of one.</summary>
    public TerraformSubject? Of(TerraformResource resource) => resource.Type switch
    {
        "aws_iam_user" or "aws_iam_role" => new(AwsArn.TryParse(resource.Text("arn"), out var arn) ? arn.Text : null, "the resource has no ARN"),
        "aws_iam_access_key" => AccessKey(resource),
        "google_service_account" => new(resource.Text("email"), "the service account has no address"),
        "google_service_account_key" => GoogleKey(resource),
        "azuread_application" or "azuread_application_registration" or "azuread_service_principal" or "azurerm_user_assigned_identity" =>
            new(IdOf(resource, "client_id", "application_id") is { } id ? EntraNames.Application(id).Value : null, "the resource has no client id"),
        "azuread_application_password" => Password(resource, "application_id", "application_object_id"),
        "azuread_service_principal_password" => Password(resource, "service_principal_id"),
        "kubernetes_service_account" or "kubernetes_service_account_v1" => ServiceAccount(resource),
        "github_repository_deploy_key" => Numbered("github:deploy-key", resource),
        "gitlab_project_access_token" or "gitlab_group_access_token" or "gitlab_personal_access_token" => Numbered("gitlab:token", resource),
        "postgresql_role" when resource.Is("login") => Login(resource),

        // Most of these are for certificates: a key that no list has is nothing to be told.
        "tls_private_key" when resource.Text("public_key_fingerprint_sha256") is { } fingerprint => new($"ssh:{fingerprint}", string.Empty) { Area = "ssh:keys" },
        "vault_approle_auth_backend_role_secret_id" => Vault(resource.Text("role_name") is { } role ? $"auth/{resource.Text("backend") ?? "approle"}/role/{role}" : null),
        _ when resource.Type.StartsWith("vault_", StringComparison.Ordinal) && resource.Type.EndsWith("_auth_backend_role", StringComparison.Ordinal) => Vault(resource.Text("id")),
        _ => null,
    };

    private TerraformSubject AccessKey(TerraformResource key)
    {
        var id = AwsAccessKeyId.IsValid(key.Text("id")) ? key.Text("id") : null;
        var user = AwsNames.IsName(key.Text("user")) ? key.Text("user") : null;
        if (id is null || user is null || AccountOf(id, user) is not { } account)
        {
            return new(null, "the access key has no id or no user, or nothing tells which account it is of");
        }

        return new(AwsNames.User(account, user), string.Empty) { Credential = AwsNames.Key(id), Kind = CredentialKind.AwsAccessKey, Created = key.Text("create_date") };
    }

    // The key's own word first: one state may make users of the same name in several accounts.
    private string? AccountOf(string key, string user) => AwsAccessKeyId.AccountOf(key) ?? (_users[user].ToList() is [var only] ? only : null) ?? _scope.All("aws.account").LastOrDefault();

    private static TerraformSubject GoogleKey(TerraformResource key) =>
        GoogleNames.TryPart(key.Text("name") ?? key.Text("id"), "serviceAccounts", out var account) && GoogleNames.TryPart(key.Text("name") ?? key.Text("id"), "keys", out var id)
            ? new(account, string.Empty) { Credential = GoogleServiceAccountKeys.Id(account, id), Kind = CredentialKind.GcpServiceAccountKey, Created = key.Text("valid_after"), Ends = key.Text("valid_before") }
            : new(null, "the key has no name, or one that names no service account");

    private static TerraformSubject Password(TerraformResource password, params ReadOnlySpan<string> principals) =>
        IdOf(password, principals) is { } principal && IdOf(password, "key_id") is { } key
            ? new(EntraNames.Object(principal).Value, string.Empty) { Credential = EntraNames.Credential(key), Kind = CredentialKind.OAuthClientSecret, Created = password.Text("start_date"), Ends = password.Text("end_date") }
            : new(null, "the password has no id, or names nobody whose it is");

    private TerraformSubject ServiceAccount(TerraformResource account)
    {
        var (space, name) = (account.Text("metadata", "namespace"), account.Text("metadata", "name"));
        return _scope.Get(KubernetesNames.ClusterScope) is { } cluster && KubernetesNames.IsName(space) && KubernetesNames.IsName(name)
            ? new(KubernetesNames.ServiceAccount(cluster, space!, name!), string.Empty)
            : new(null, $"the service account has no name or namespace, or nothing tells which cluster it is of: {KubernetesNames.ClusterScope}=NAME in .nhi-scope does");
    }

    private TerraformSubject Login(TerraformResource role) => (_scope.Get(DatabaseVendor.ServerScope), role.Text("name")) is ({ } server, { } name)
        ? new($"postgresql:{server}:login/{name}", string.Empty)
        : new(null, $"the role has no name, or nothing tells which server it is of: {DatabaseVendor.ServerScope}=NAME in .nhi-scope does");

    private TerraformSubject Vault(string? path) => _scope.Get(VaultServer.AddressScope) is { } address && path?.StartsWith("auth/", StringComparison.Ordinal) == true
        ? new($"vault:{address}:{path}", string.Empty)
        : new(null, $"the role has no path, or nothing tells which server it is of: {VaultServer.AddressScope}=NAME in .nhi-scope does");

    // Repository, project or group, and the number that the vendor's own list has.
    private static TerraformSubject Numbered(string series, TerraformResource resource) =>
        resource.Text("id")?.Split(':') is [.., { Length: > 0 } number] && number.All(char.IsAsciiDigit) ? new($"{series}:{number}", string.Empty) : new(null, "the resource has no id, or one that ends in no number");

    // Newer releases of the provider write the path of an object, older ones its id.
    private static string? IdOf(TerraformResource resource, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (resource.Text(name)?.Split('/')[^1] is { } id && Guid.TryParseExact(id, "D", out _))
            {
                return id;
            }
        }

        return null;
    }
}
