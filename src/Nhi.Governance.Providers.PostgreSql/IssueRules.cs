namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>What speaks against issuing a version.</summary>
internal static class IssueRules
{
    /// <summary>An objection.</summary>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Reason">In words.</param>
    /// <param name="WasDone">Whether it is that the operation was done before.</param>
    internal sealed record Refusal(FailureKind Kind, string Reason, bool WasDone = false);

    public static Refusal? Objection(RoleSet roles, OperationIntent.Issue intent)
    {
        var names = roles.Names;
        return OfRequest(intent.Request, roles.Now) ?? roles switch
        {
            { Holder: null } => new(FailureKind.NotFound, $"there is no role {names.Holder}"),
            { Holder.CanLogin: true } when names.Alternates => new(FailureKind.Invalid, $"{names.Holder} can log in itself: alternating roles need a group role"),
            _ when roles.Versions.Any(role => role.Note?.Issued == intent.Id) => new(FailureKind.Conflict, "the operation has issued a version already, whose secret was shown once", WasDone: true),
            _ when roles.Versions.Any(role => role.Stage == VersionStage.Pending) => new(FailureKind.Conflict, "another version is Pending"),
            { FreeLogin: null } => new(FailureKind.LimitReached, names.Logins.Except(roles.Versions.Select(role => role.Name), StringComparer.Ordinal).FirstOrDefault() is { } other
                ? $"the role {other} is somebody else's, being no member of {names.Holder}"
                : "both login roles hold a version"),
            _ => null,
        };
    }

    private static Refusal? OfRequest(IssueRequest request, DateTimeOffset now) => request switch
    {
        { Scopes.Count: > 0 } => new(FailureKind.Unsupported, "a role has no scopes"),
        { CertificateRequest: not null } => new(FailureKind.Unsupported, "a role has a password, no certificate"),
        { Lifetime: { } lifetime } when lifetime <= TimeSpan.Zero || lifetime > DateTimeOffset.MaxValue - now - TimeSpan.FromDays(1) => new(FailureKind.Invalid, "the lifetime ends in no year"),
        _ => null,
    };
}
