namespace Nhi.Governance.Testing;

/// <summary>A version as the issuer in memory keeps it. Guarded by the issuer's lock.</summary>
internal sealed class InMemoryVersion(VersionId id, OperationId madeBy, SecretValue secret, DateTimeOffset createdAt, DateTimeOffset? expiresAt)
{
    private const string Source = "memory";

    public VersionId Id { get; } = id;

    public OperationId MadeBy { get; } = madeBy;

    public SecretValue Secret { get; } = secret;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public VersionStage Stage { get; set; } = VersionStage.Pending;

    public bool IsAcceptedAt(DateTimeOffset now) => Stage.IsUsable() && (expiresAt is not { } end || now < end);

    public FactSet Facts()
    {
        var facts = new FactSetBuilder().Set(CredentialFacts.CreatedAt, CreatedAt, Source).Set(CredentialFacts.Enabled, Stage.IsUsable(), Source);
        return (expiresAt is { } end ? facts.Set(CredentialFacts.ExpiresAt, end, Source) : facts.SetAbsent(CredentialFacts.ExpiresAt, Source)).ToFactSet();
    }
}
