using System.Globalization;
using Nhi.Governance.Testing;
using static Nhi.Governance.ProviderCapabilities;

namespace Nhi.Governance.Conformance.Matrix.Issuers;

/// <summary>
/// An issuer written apart from the one in memory, and forgetful where that remembers: a revoked version is gone. It keeps every law, and each thing it does can be
/// done wrong by overriding it.
/// </summary>
internal class TwinIssuer
{
    public const string Name = "twin";

    private const int MostVersions = 2;

    private readonly Lock _lock = new();
    private int _made;

    public virtual ProviderCapabilities Capabilities => InMemoryIssuer.AllCapabilities;

    public virtual TimeSpan ListingWindow => TimeSpan.Zero;

    public virtual TimeSpan? Lifetime => TimeSpan.FromHours(1);

    public HastyClock Clock { get; } = new();

    protected List<TwinVersion> Living { get; } = [];

    protected List<TwinVersion> Ended { get; } = [];

    private HashSet<CredentialId> Known { get; } = [];

    public void Add(CredentialId credential) => Known.Add(credential);

    // What only whoever asks the issuer itself sees.
    public bool Accepts(VersionId id, SecretValue secret)
    {
        lock (_lock)
        {
            return Living.Concat(Ended).FirstOrDefault(version => version.Id == id) is { } found && found.Secret.ContentEquals(secret) && Accepts(found);
        }
    }

    public virtual bool IsSessionOpen(VersionId id) => Living.Exists(version => version.Id == id);

    public virtual IRevocationVerifier Verified(IRevocationVerifier verifier) => verifier;

    // The node's side.
    public virtual async ValueTask<IReadOnlyList<CredentialVersion>> ReadAsync(TwinNode node, CredentialId credential, CancellationToken cancellationToken)
    {
        var read = Capabilities.HasFlag(List)
            ? await node.Network.ExchangeAsync(Name, "list", changes: false, () => Outcome.Success(Locked(() => Listed(node, credential).ToList())), cancellationToken)
            : Outcome.Failure<List<CredentialVersion>>(Refusal(FailureKind.Unsupported, "it lists nothing"));
        return read.TryGet(out var versions, out var failure) ? versions : throw new ProviderException(failure);
    }

    public virtual async ValueTask<Outcome<IssuedVersion>> SendAsync(TwinNode node, OperationIntent.Issue intent, CancellationToken cancellationToken) =>
        Told(await node.Network.ExchangeAsync(Name, "issue", changes: true, () => Locked(() => Issue(node, intent)), cancellationToken));

    public virtual void Sending(OperationIntent.Move intent)
    {
    }

    public virtual ProviderFailure? Undeclared(VersionStage to)
    {
        var needed = to switch { VersionStage.Revoked => Revoke, VersionStage.Disabled => Disable, _ => Stages };
        return Capabilities.HasFlag(needed) ? null : Refusal(FailureKind.Unsupported, $"it does not declare {needed}");
    }

    public Outcome<T> Told<T>(Outcome<T> outcome)
        where T : class => outcome.TryGet(out _, out var failure) ? outcome : Outcome.Failure<T>(Told(failure));

    public virtual Recovery Recover(OperationIntent intent, IReadOnlyList<CredentialVersion> listed) => intent switch
    {
        OperationIntent.Issue issue => listed.FirstOrDefault(version => version.MadeBy == issue.Id) is { } made ? new Recovery.Applied(made) : new Recovery.NotApplied(),
        OperationIntent.Move move => listed.FirstOrDefault(version => version.Id == move.Version && version.Stage == move.To) is { } moved ? new Recovery.Applied(moved) : new Recovery.NotApplied(),
        _ => new Recovery.Unknown("asked about something unheard of"),
    };

    public virtual Recovery RecoverInTheDark(ProviderException failed) => new Recovery.Unknown(failed.Message);

    public Outcome<CredentialVersion> Move(OperationIntent.Move intent, SecretValue? secret) => Locked(() =>
    {
        if (Find(intent) is not { } moved)
        {
            return WhereGone(intent);
        }

        if (Refuses(moved, intent.To, secret) is { } refusal)
        {
            return Outcome.Failure<CredentialVersion>(refusal);
        }

        Apply(moved, intent.To);
        return Outcome.Success(Answer(moved));
    });

    // The issuer's side.
    protected virtual bool Accepts(TwinVersion version) => version.Stage.IsUsable() && (version.EndsAt is not { } end || Clock.GetUtcNow() < end);

    protected virtual ProviderFailure Told(ProviderFailure failure) => failure;

    protected virtual Outcome<IssuedVersion> Issue(TwinNode node, OperationIntent.Issue intent)
    {
        if (Refuses(node, intent) is { } refusal)
        {
            return Outcome.Failure<IssuedVersion>(refusal);
        }

        var secret = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20));
        var made = new TwinVersion(new VersionId(string.Create(CultureInfo.InvariantCulture, $"t{++_made}")), intent, node, SecretValue.CopyText(secret), Clock.GetUtcNow());
        Living.Add(made);
        return Outcome.Success(HandOut(made));
    }

    protected virtual ProviderFailure? Refuses(TwinNode node, OperationIntent.Issue intent)
    {
        var living = Of(intent.Credential).ToList();
        return (Known.Contains(intent.Credential), living.Exists(version => version.Stage == VersionStage.Pending), living.Count) switch
        {
            (false, _, _) => Refusal(FailureKind.NotFound, "there is no such credential"),
            _ when intent.Request.Lifetime is not null && Lifetime is null => Refusal(FailureKind.Invalid, "it gives no lifetimes"),
            (_, true, _) => Refusal(FailureKind.Conflict, "another version is pending"),
            (_, _, >= MostVersions) => Refusal(FailureKind.LimitReached, "it holds as many as it may"),
            _ => null,
        };
    }

    protected virtual IssuedVersion HandOut(TwinVersion made) => new(Told(made), SecretValue.Copy(made.Secret.Reveal()), made.Id.Value);

    protected virtual TwinVersion? Find(OperationIntent.Move intent) => Of(intent.Credential).FirstOrDefault(version => version.Id == intent.Version);

    protected virtual Outcome<CredentialVersion> WhereGone(OperationIntent.Move intent) => intent.To == VersionStage.Revoked
        ? Outcome.Success(new CredentialVersion(intent.Version, intent.Credential, VersionStage.Revoked, FactSet.Empty))
        : Outcome.Failure<CredentialVersion>(Refusal(FailureKind.NotFound, "there is no such version"));

    protected virtual ProviderFailure? Refuses(TwinVersion moved, VersionStage to, SecretValue? secret) =>
        !moved.Stage.CanMoveTo(to) ? Refusal(FailureKind.Invalid, $"a version that is {moved.Stage} cannot become {to}")
        : to == VersionStage.Revoked && Capabilities.HasFlag(RevokeNeedsSecret) && (secret is null || !moved.Secret.ContentEquals(secret)) ? Refusal(FailureKind.Invalid, "revoking needs the secret")
        : null;

    protected virtual void Apply(TwinVersion moved, VersionStage to)
    {
        if (to == VersionStage.Current)
        {
            Demote(moved);
        }

        moved.Stage = to;
        if (to == VersionStage.Revoked)
        {
            Living.Remove(moved);
            Ended.Add(moved);
        }
    }

    protected virtual void Demote(TwinVersion promoted)
    {
        foreach (var replaced in Of(promoted.Credential).Where(version => version.Stage == VersionStage.Current && version != promoted))
        {
            replaced.Stage = VersionStage.Previous;
        }
    }

    protected virtual CredentialVersion Answer(TwinVersion moved) => Told(moved);

    protected virtual IEnumerable<CredentialVersion> Listed(TwinNode node, CredentialId credential) => Of(credential).Select(Told);

    protected virtual CredentialVersion Told(TwinVersion version) => new(version.Id, version.Credential, version.Stage, Facts(version), version.MadeBy.Id);

    protected virtual FactSet Facts(TwinVersion version)
    {
        var facts = new FactSetBuilder().Set(CredentialFacts.CreatedAt, version.CreatedAt, Name);
        return (version.EndsAt is { } end ? facts.Set(CredentialFacts.ExpiresAt, end, Name) : facts.SetAbsent(CredentialFacts.ExpiresAt, Name)).ToFactSet();
    }

    protected IEnumerable<TwinVersion> Of(CredentialId credential) => Living.Where(version => version.Credential == credential);

    protected static ProviderFailure Refusal(FailureKind kind, string reason) => new(Name, "asked", kind, reason, MayHaveApplied: false);

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }
}
