namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>The roles of a credential that are there, at one instant.</summary>
internal sealed class RoleSet(RoleNames names, IReadOnlyList<RoleState> roles, DateTimeOffset now)
{
    /// <summary>The server's clock.</summary>
    public DateTimeOffset Now => now;

    public RoleNames Names => names;

    /// <summary>The role that holds the privileges.</summary>
    public RoleState? Holder => Role(names.Holder);

    /// <summary>The login roles that hold a version. One that is neither noted nor a member is somebody else's, and one that never could log in holds none.</summary>
    public IEnumerable<RoleState> Versions => names.Logins.Select(Role).OfType<RoleState>().Where(role => role.Note is not null || (names.Alternates ? role.IsMember : role.CanLogin));

    /// <summary>Name of a login role that may be given a new password; <see langword="null"/> where each holds a version.</summary>
    public string? FreeLogin => names.Logins.FirstOrDefault(name => !names.Alternates || Role(name) is null or { Stage: VersionStage.Revoked });

    public RoleState? Role(string name) => roles.FirstOrDefault(role => string.Equals(role.Name, name, StringComparison.Ordinal));

    /// <summary>The role that holds a version now.</summary>
    public RoleState? Find(VersionId version) => Versions.FirstOrDefault(role => role.Version == version);

    /// <summary>The role a version was of, where it holds another one now or none.</summary>
    public bool WasOfThese(VersionId version) => RoleVersionId.RoleOf(version) is { } role && names.Logins.Contains(role, StringComparer.Ordinal);
}
