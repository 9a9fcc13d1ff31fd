using System.Diagnostics.CodeAnalysis;

namespace Nhi.Governance.Providers.Google;

/// <summary>Names of Google Cloud: ids, areas and containers of this package, and the parts of resource names.</summary>
internal static class GoogleNames
{
    private const string UserAccounts = ".iam.gserviceaccount.com";

    public static IdentityId Id(string uniqueId) => new($"gcp:{uniqueId}");

    public static IdentityId ApiKey(string uid) => new($"gcp:api-key:{uid}");

    public static string ServiceAccounts(string project) => $"gcp:{project}:service-accounts";

    public static string ApiKeys(string project) => $"gcp:{project}:api-keys";

    public static string Project(string project) => $"gcp:{project}";

    /// <summary>Google makes and runs it: service agents of its services, whatever project they are told to be of.</summary>
    public static bool IsServiceAgent(string email) =>
        email.EndsWith("@cloudservices.gserviceaccount.com", StringComparison.Ordinal)
        || email.EndsWith("@cloudbuild.gserviceaccount.com", StringComparison.Ordinal)
        || (email.StartsWith("service-", StringComparison.Ordinal) && !IsOfProject(email))
        || (email.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at && email.AsSpan(at + 1).StartsWith("gcp-sa-", StringComparison.Ordinal));

    /// <summary>Made by Google with a service, and used by whatever names no account of its own: those of Compute Engine and App Engine.</summary>
    public static bool IsDefault(string email) =>
        email.EndsWith("-compute@developer.gserviceaccount.com", StringComparison.Ordinal) || email.EndsWith("@appspot.gserviceaccount.com", StringComparison.Ordinal);

    /// <summary>The project that an account's address holds, or <see langword="null"/> where it holds none.</summary>
    public static string? ProjectOf(string email)
    {
        if (email.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at) || IsServiceAgent(email))
        {
            return null;
        }

        var domain = email[(at + 1)..];
        return domain switch
        {
            _ when domain.EndsWith(UserAccounts, StringComparison.Ordinal) => domain[..^UserAccounts.Length],
            "appspot.gserviceaccount.com" => email[..at],
            _ => null,
        };
    }

    /// <summary>The part of a resource name after a collection: <c>p</c> of <c>…/projects/p/…</c>.</summary>
    public static bool TryPart(string? resource, string collection, [NotNullWhen(true)] out string? part)
    {
        var parts = (resource ?? string.Empty).Split('/');
        var at = Array.IndexOf(parts, collection);
        part = at >= 0 && at + 1 < parts.Length && parts[at + 1].Length > 0 ? parts[at + 1] : null;
        return part is not null;
    }

    private static bool IsOfProject(string email) =>
        email.EndsWith(UserAccounts, StringComparison.Ordinal) && !email.AsSpan(email.IndexOf('@', StringComparison.Ordinal) + 1).StartsWith("gcp-sa-", StringComparison.Ordinal)
        && !email.EndsWith("-robot.iam.gserviceaccount.com", StringComparison.Ordinal) && !email.EndsWith("@compute-system.iam.gserviceaccount.com", StringComparison.Ordinal);
}
