namespace Nhi.Governance.Providers.Google;

/// <summary>A member of a policy binding: <c>serviceAccount:…</c>, <c>user:…</c>, <c>principalSet://…</c> and the others.</summary>
/// <param name="Kind">The word before the colon.</param>
/// <param name="Name">What follows.</param>
internal readonly record struct GoogleMember(string Kind, string Name)
{
    private const string PoolHost = "//iam.googleapis.com/";
    private const string ClusterPool = ".svc.id.goog";

    /// <summary>The service account it is, or <see langword="null"/>. Of a deleted one its number, as its address may have been given anew.</summary>
    public string? ServiceAccount
    {
        get
        {
            if (Kind is "serviceAccount" && !Name.Contains(ClusterPool, StringComparison.Ordinal))
            {
                return Name;
            }

            return Kind is "deleted" && Name.StartsWith("serviceAccount:", StringComparison.Ordinal) && Name.IndexOf("?uid=", StringComparison.Ordinal) is > 0 and var at ? Name[(at + 5)..] : null;
        }
    }

    /// <summary>Whether Google says that the principal was deleted while its binding stayed.</summary>
    public bool IsDeleted => Kind is "deleted";

    public static GoogleMember Parse(string member)
    {
        var colon = member.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(member, string.Empty) : new(member[..colon], member[(colon + 1)..]);
    }

    /// <summary>Who is admitted where the member may act as a service account.</summary>
    public Admission? Admission() => Kind switch
    {
        "user" or "group" or "domain" => new(AdmissionKind.People, Name, []),
        "allUsers" or "allAuthenticatedUsers" => new(AdmissionKind.Anyone, "*", []),
        "serviceAccount" when Name.IndexOf(ClusterPool, StringComparison.Ordinal) is > 0 and var at => OfCluster(Name[..(at + ClusterPool.Length)], Name[(at + ClusterPool.Length)..]),
        "serviceAccount" when GoogleNames.IsServiceAgent(Name) => new(AdmissionKind.CloudService, Name, []),
        "serviceAccount" => new(AdmissionKind.Identity, Name, [], Area: GoogleNames.ProjectOf(Name) is { } project ? GoogleNames.ServiceAccounts(project) : string.Empty),
        "principal" or "principalSet" => OfPool(),
        _ => null,
    };

    // pool[namespace/account]: the account of that name in every cluster of the project.
    private static Admission OfCluster(string pool, string account) =>
        account is ['[', .. var name, ']'] && name.Split('/') is [{ Length: > 0 } space, { Length: > 0 } of]
            ? new(AdmissionKind.Workload, pool, [$"system:serviceaccount:{space}:{of}"], NamesAudience: true)
            : new(AdmissionKind.Workload, pool, [], NamesAudience: true);

    // …/workloadIdentityPools/POOL/subject/S, …/attribute.NAME/VALUE, …/group/G, …/*
    private Admission? OfPool()
    {
        if (!Name.StartsWith(PoolHost, StringComparison.Ordinal) || !GoogleNames.TryPart(Name, "workloadIdentityPools", out var pool))
        {
            return null;
        }

        var end = Name.IndexOf($"/workloadIdentityPools/{pool}", StringComparison.Ordinal) + "/workloadIdentityPools/".Length + pool.Length;
        var (authority, rest) = (Name[2..end], Name[end..].TrimStart('/'));
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (by, value) = slash < 0 ? (rest, string.Empty) : (rest[..slash], rest[(slash + 1)..]);
        return by switch
        {
            "subject" when value.StartsWith("repo:", StringComparison.Ordinal) || value.StartsWith("project_path:", StringComparison.Ordinal) => new(AdmissionKind.Repository, authority, [value], NamesAudience: true),
            "subject" => new(AdmissionKind.Workload, authority, [value], NamesAudience: true),
            "attribute.repository" => new(AdmissionKind.Repository, authority, [$"repo:{value}:*"], SubjectsArePatterns: true, NamesAudience: true),
            "attribute.repository_owner" => new(AdmissionKind.Repository, authority, [$"repo:{value}/*"], SubjectsArePatterns: true, NamesAudience: true),
            _ => new(AdmissionKind.Workload, authority, [], NamesAudience: true),
        };
    }
}
