namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>A version as <see cref="TwinIssuer"/> keeps it.</summary>
internal sealed class TwinVersion(VersionId id, OperationIntent.Issue madeBy, TwinNode by, SecretValue secret, DateTimeOffset createdAt)
{
    public VersionId Id { get; } = id;

    public CredentialId Credential { get; } = madeBy.Credential;

    public OperationIntent.Issue MadeBy { get; } = madeBy;

    public TwinNode By { get; } = by;

    public SecretValue Secret { get; } = secret;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset? EndsAt { get; set; } = createdAt + madeBy.Request.Lifetime;

    public VersionStage Stage { get; set; } = VersionStage.Pending;
}
