namespace Nhi.Governance;

/// <summary>What is about to be changed at an issuer: journaled before the effect, handed to the call that has it, and asked about where the answer is lost.</summary>
/// <remarks>Holds no secret, so that a journal may keep it as it is.</remarks>
public abstract record OperationIntent
{
    private OperationIntent(OperationId id, CredentialId credential, DateTimeOffset recordedAt)
    {
        Id = id;
        Credential = credential;
        RecordedAt = recordedAt;
    }

    /// <summary>The operation. The same id means the same effect, once.</summary>
    public OperationId Id { get; }

    /// <summary>The credential it changes.</summary>
    public CredentialId Credential { get; }

    /// <summary>When it was journaled.</summary>
    public DateTimeOffset RecordedAt { get; }

    /// <summary>A new version is to be issued.</summary>
    public sealed record Issue : OperationIntent
    {
        /// <summary>Says what is to be issued.</summary>
        /// <param name="id">The operation.</param>
        /// <param name="credential">The credential.</param>
        /// <param name="recordedAt">When it was journaled.</param>
        /// <param name="versionsBefore">The versions the issuer listed before: where it keeps no operation ids, what is there afterwards and not among them was made by this operation.</param>
        /// <param name="request">What the version should be like; <see langword="null"/> leaves everything to the issuer.</param>
        public Issue(OperationId id, CredentialId credential, DateTimeOffset recordedAt, IReadOnlyList<VersionId> versionsBefore, IssueRequest? request = null)
            : base(id, credential, recordedAt)
        {
            ArgumentNullException.ThrowIfNull(versionsBefore);
            VersionsBefore = versionsBefore;
            Request = request ?? new IssueRequest();
        }

        /// <summary>The versions the issuer listed before.</summary>
        public IReadOnlyList<VersionId> VersionsBefore { get; }

        /// <summary>What the version should be like.</summary>
        public IssueRequest Request { get; }
    }

    /// <summary>A version is to be moved to another stage.</summary>
    public sealed record Move : OperationIntent
    {
        /// <summary>Says what is to be moved.</summary>
        /// <param name="id">The operation.</param>
        /// <param name="credential">The credential.</param>
        /// <param name="recordedAt">When it was journaled.</param>
        /// <param name="version">The version.</param>
        /// <param name="to">The stage it is to have.</param>
        public Move(OperationId id, CredentialId credential, DateTimeOffset recordedAt, VersionId version, VersionStage to)
            : base(id, credential, recordedAt)
        {
            Version = version;
            To = to;
        }

        /// <summary>The version.</summary>
        public VersionId Version { get; }

        /// <summary>The stage it is to have.</summary>
        public VersionStage To { get; }
    }
}
