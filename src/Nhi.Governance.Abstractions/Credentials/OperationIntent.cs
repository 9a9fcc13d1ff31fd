namespace Nhi.Governance;

/// <summary>What is about to be changed at an issuer: journaled before the effect, handed to the call that has it, and asked about where the answer is lost.</summary>
/// <remarks>Holds no secret, so that a journal may keep it as it is.</remarks>
public abstract record OperationIntent
{
    private OperationIntent(OperationId id, string provider, CredentialId credential, DateTimeOffset recordedAt)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        if (id == default || string.IsNullOrEmpty(credential.Value))
        {
            throw new ArgumentException("An intent names its operation and its credential.", nameof(id));
        }

        Id = id;
        Provider = provider;
        Credential = credential;
        RecordedAt = recordedAt;
    }

    /// <summary>The operation. The same id means the same effect, once.</summary>
    public OperationId Id { get; }

    /// <summary>Name of the issuer that is to do it (<see cref="ProviderDescriptor.Name"/>): whoever reads the journal knows whom to ask.</summary>
    public string Provider { get; }

    /// <summary>The credential it changes.</summary>
    public CredentialId Credential { get; }

    /// <summary>When it was journaled: at the earliest when it was first sent.</summary>
    public DateTimeOffset RecordedAt { get; }

    /// <summary>A new version is to be issued.</summary>
    public sealed record Issue : OperationIntent
    {
        /// <summary>Says what is to be issued.</summary>
        /// <param name="id">The operation.</param>
        /// <param name="provider">Name of the issuer.</param>
        /// <param name="credential">The credential.</param>
        /// <param name="recordedAt">When it was journaled.</param>
        /// <param name="versionsBefore">The versions the issuer listed before: where it keeps no operation ids, what is there afterwards and not among them was made by this operation.</param>
        /// <param name="request">What the version should be like; <see langword="null"/> leaves everything to the issuer.</param>
        /// <exception cref="ArgumentException">The operation, the issuer or the credential is not named.</exception>
        public Issue(OperationId id, string provider, CredentialId credential, DateTimeOffset recordedAt, IReadOnlyList<VersionId> versionsBefore, IssueRequest? request = null)
            : base(id, provider, credential, recordedAt)
        {
            ArgumentNullException.ThrowIfNull(versionsBefore);
            VersionsBefore = [.. versionsBefore];
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
        /// <param name="provider">Name of the issuer.</param>
        /// <param name="credential">The credential.</param>
        /// <param name="recordedAt">When it was journaled.</param>
        /// <param name="version">The version.</param>
        /// <param name="to">The stage it is to have.</param>
        /// <exception cref="ArgumentException">The operation, the issuer or the credential is not named.</exception>
        public Move(OperationId id, string provider, CredentialId credential, DateTimeOffset recordedAt, VersionId version, VersionStage to)
            : base(id, provider, credential, recordedAt)
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
