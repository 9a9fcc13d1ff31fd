namespace Nhi.Governance.Providers.Aws;

/// <summary>The keys of a user with what the user's tag says of them, read one after the other.</summary>
internal sealed record AwsUserKeys(string User, IReadOnlyList<AwsAccessKey> Keys, AwsKeyStages Stages)
{
    public IEnumerable<string> Ids => Keys.Select(key => key.Id);

    public AwsAccessKey? Find(VersionId version) => Keys.FirstOrDefault(key => string.Equals(key.Id, version.Value, StringComparison.Ordinal));

    /// <summary>Where a key stands: refused by IAM is Disabled, whatever the tag says; not in the tag is Unknown.</summary>
    public VersionStage StageOf(AwsAccessKey key) => key.IsActive ? Stages.StageOf(key.Id) : VersionStage.Disabled;

    public CredentialVersion Version(AwsAccessKey key, AwsLastUse? use = null)
    {
        const string Source = "iam:ListAccessKeys";
        var facts = new FactSetBuilder()
            .Set(CredentialFacts.Enabled, key.IsActive, Source)
            .Set(CredentialFacts.Subject, User, Source)
            .SetAbsent(CredentialFacts.ExpiresAt, Source);
        if (key.CreatedAt is { } created)
        {
            facts.Set(CredentialFacts.CreatedAt, created, Source);
        }

        if (use is { At: { } at })
        {
            facts.Set(CredentialFacts.LastUsedAt, at, "iam:GetAccessKeyLastUsed");
        }
        else if (use is { IsNever: true })
        {
            facts.SetAbsent(CredentialFacts.LastUsedAt, "iam:GetAccessKeyLastUsed");
        }

        return new CredentialVersion(new VersionId(key.Id), new CredentialId(User), StageOf(key), facts.ToFactSet(), Stages.MadeBy(key.Id));
    }
}
