namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>How a credential's logins are laid out in roles.</summary>
public enum PostgreSqlRotation : byte
{
    /// <summary>
    /// Two login roles take turns, both members of the group role that holds the privileges and owns what is made. Consumers move over while both are accepted.
    /// The default.
    /// </summary>
    AlternatingRoles = 0,

    /// <summary>One login role whose password is replaced: issuing ends the password before. For consumers that cannot change their login name.</summary>
    SinglePassword,
}
