namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>What a rotation does, step by step.</summary>
internal static class Steps
{
    public static OperationIntent.Issue ToIssue(this CredentialId credential, TimeSpan? lifetime = null) =>
        new(OperationId.New(), "postgresql", credential, TimeProvider.System.GetUtcNow(), [], new IssueRequest { Lifetime = lifetime });

    public static OperationIntent.Move ToMove(this IssuedVersion issued, VersionStage to) =>
        new(OperationId.New(), "postgresql", issued.Version.Credential, TimeProvider.System.GetUtcNow(), issued.Version.Id, to);

    public static async Task<IssuedVersion> IssueAsync(this ICredentialProvider provider, CredentialId credential, TimeSpan? lifetime = null) =>
        Value(await provider.IssueAsync(credential.ToIssue(lifetime)));

    public static async Task<IssuedVersion> IssueCurrentAsync(this ICredentialProvider provider, CredentialId credential)
    {
        var issued = await provider.IssueAsync(credential);
        await provider.MoveAsync(issued, VersionStage.Current);
        return issued;
    }

    public static async Task<CredentialVersion> MoveAsync(this ICredentialProvider provider, IssuedVersion issued, VersionStage to) => Value(await provider.MoveAsync(issued.ToMove(to)));

    public static async Task<Dictionary<VersionId, VersionStage>> StagesAsync(this ICredentialProvider provider, CredentialId credential) =>
        await provider.GetVersionsAsync(credential).ToDictionaryAsync(version => version.Id, version => version.Stage);

    public static T Value<T>(Outcome<T> outcome)
        where T : class => outcome.TryGet(out var value, out var failure) ? value : throw new InvalidOperationException(failure.ToString());

    public static ProviderFailure Failure<T>(Outcome<T> outcome)
        where T : class
    {
        Assert.False(outcome.TryGet(out _, out var failure), "it succeeded");
        return failure!;
    }
}
