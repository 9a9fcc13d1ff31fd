using System.Collections.Frozen;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>Names of Microsoft's directory and cloud: ids and areas of this package.</summary>
internal static class EntraNames
{
    /// <summary>Scope name of the own tenant.</summary>
    public const string TenantScope = "entra.tenant";

    /// <summary>The area that lists the service principals of a tenant; a directory's answers name no tenant, so one estate has one.</summary>
    public const string ServicePrincipals = "entra:service-principals";

    public const string Applications = "entra:applications";

    /// <summary>The tenants that own Microsoft's own applications.</summary>
    private static readonly FrozenSet<string> s_microsoft = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47");

    /// <summary>An application by its client id, the same for its registration and its principals in every tenant.</summary>
    public static IdentityId Application(string appId) => new($"entra:app:{appId.ToLowerInvariant()}");

    /// <summary>An object of the directory: a registration, a service principal, a user.</summary>
    public static IdentityId Object(string id) => new($"entra:{id.ToLowerInvariant()}");

    public static CredentialId Credential(string keyId) => new($"entra:key:{keyId.ToLowerInvariant()}");

    /// <summary>The subscription that a resource of Azure is of, by the resource's id.</summary>
    public static string Subscription(string resource) => $"azure:{resource.Split('/').ElementAtOrDefault(2)?.ToLowerInvariant()}";

    public static bool IsMicrosoft(string? tenant) => tenant is not null && s_microsoft.Contains(tenant);

    /// <summary>A GUID in its usual form, or <see langword="null"/>.</summary>
    public static string? Guid(this JsonElement item, params ReadOnlySpan<string> path) => item.Text(path) is { } text && System.Guid.TryParseExact(text, "D", out _) ? text : null;
}
