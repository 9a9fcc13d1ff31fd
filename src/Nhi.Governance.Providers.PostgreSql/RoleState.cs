namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>A role as the server has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Oid">Its object id.</param>
/// <param name="CanLogin">Whether it may log in.</param>
/// <param name="ValidUntil">When its password ends; <see langword="null"/> where never.</param>
/// <param name="Comment">Its comment.</param>
/// <param name="IsMember">Whether it may act as the role that holds the privileges.</param>
internal sealed record RoleState(string Name, uint Oid, bool CanLogin, DateTimeOffset? ValidUntil, string? Comment, bool IsMember)
{
    /// <summary>What we keep of it.</summary>
    public RoleNote? Note { get; } = RoleNote.Find(Comment);

    /// <summary>Id of the version it holds now.</summary>
    public VersionId Version => Note?.Issued is { } issued ? RoleVersionId.Of(Name, issued) : RoleVersionId.OfUnmanaged(Name, Oid);

    /// <summary>Where the version stands. What the server does goes before what we noted: somebody else may have changed the role since.</summary>
    public VersionStage Stage => Note?.Stage switch
    {
        null => VersionStage.Unknown,
        { } noted when noted.IsUsable() => CanLogin ? noted : VersionStage.Disabled,
        { } ended => CanLogin ? VersionStage.Unknown : ended,
    };

    /// <summary>The version it holds.</summary>
    public CredentialVersion ToVersion(CredentialId credential, string source)
    {
        var facts = new FactSetBuilder()
            .Set(CredentialFacts.Subject, Name, source)
            .Set(CredentialFacts.Enabled, CanLogin, source);
        if (Note?.At is { } at)
        {
            facts.Set(CredentialFacts.CreatedAt, at, source);
        }

        if (ValidUntil is { } until)
        {
            facts.Set(CredentialFacts.ExpiresAt, until, source);
        }
        else
        {
            facts.SetAbsent(CredentialFacts.ExpiresAt, source);
        }

        return new CredentialVersion(Version, credential, Stage, facts.ToFactSet(), Note?.Issued);
    }
}
