using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Nhi.Governance.Testing;

/// <summary>An issuer in memory: the other side of <see cref="InMemoryCredentialProvider"/>. It decides what works and keeps every rule of the contract, without a network between.</summary>
/// <remarks>Safe to use from several threads. Versions that are revoked stay listed.</remarks>
public sealed class InMemoryIssuer
{
    /// <summary>Everything that can be declared together.</summary>
    public const ProviderCapabilities AllCapabilities = ProviderCapabilities.List | ProviderCapabilities.Issue | ProviderCapabilities.Stages | ProviderCapabilities.Overlap
        | ProviderCapabilities.Disable | ProviderCapabilities.Revoke | ProviderCapabilities.KeepsOperation | ProviderCapabilities.EndsMinted;

    private const int SecretBytes = 24;

    private readonly Lock _lock = new();
    private readonly Dictionary<CredentialId, List<InMemoryVersion>> _credentials = [];
    private readonly TimeProvider _time;
    private int _lastNumber;

    /// <summary>Starts with no credential.</summary>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <param name="capabilities">What it can do: leave some out to test against an issuer that lacks them.</param>
    public InMemoryIssuer(TimeProvider? time = null, ProviderCapabilities capabilities = AllCapabilities)
    {
        _time = time ?? TimeProvider.System;
        Capabilities = capabilities;
    }

    /// <summary>What it can do.</summary>
    public ProviderCapabilities Capabilities { get; }

    /// <summary>How many versions of a credential that are not revoked it holds at most.</summary>
    /// <value>The default is 2, as AWS has it for access keys.</value>
    public int MostVersions { get; init; } = 2;

    /// <summary>How long after its making a version shows up in listings, as at an issuer of many replicas.</summary>
    /// <value>The default is no time at all.</value>
    public TimeSpan ListingLag { get; init; }

    /// <summary>Makes a credential known, without versions.</summary>
    /// <param name="credential">The credential.</param>
    public void Add(CredentialId credential)
    {
        lock (_lock)
        {
            _credentials.TryAdd(credential, []);
        }
    }

    /// <summary>Whether a secret is accepted for a version now.</summary>
    /// <param name="version">The version.</param>
    /// <param name="secret">The secret.</param>
    /// <returns>Whether it is.</returns>
    public bool Accepts(VersionId version, SecretValue secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        lock (_lock)
        {
            return Find(version) is { } found && found.IsAcceptedAt(_time.GetUtcNow()) && found.Secret.ContentEquals(secret);
        }
    }

    /// <summary>Opens a session with a version, which lives on until the version is revoked.</summary>
    /// <param name="version">The version.</param>
    /// <param name="secret">The secret.</param>
    /// <returns>Tells whether the session is open; <see langword="null"/> where the secret is not accepted.</returns>
    public Func<bool>? OpenSession(VersionId version, SecretValue secret)
    {
        if (!Accepts(version, secret))
        {
            return null;
        }

        return () =>
        {
            lock (_lock)
            {
                return !Capabilities.HasFlag(ProviderCapabilities.EndsMinted) || Find(version) is { Stage: not VersionStage.Revoked };
            }
        };
    }

    internal IReadOnlyList<CredentialVersion> List(CredentialId credential)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            return [.. Versions(credential).Where(version => version.CreatedAt + ListingLag <= now).Select(Told)];
        }
    }

    internal Outcome<IssuedVersion> Issue(OperationIntent.Issue intent)
    {
        lock (_lock)
        {
            if (Refusal(intent) is { } refusal)
            {
                return Outcome.Failure<IssuedVersion>(refusal);
            }

            var versions = _credentials[intent.Credential];
            if (!Capabilities.HasFlag(ProviderCapabilities.Overlap))
            {
                versions.ForEach(version => version.Stage = VersionStage.Revoked);
            }

            var now = _time.GetUtcNow();
            Span<byte> random = stackalloc byte[SecretBytes];
            RandomNumberGenerator.Fill(random);
            var made = new InMemoryVersion(
                new VersionId(string.Create(CultureInfo.InvariantCulture, $"v{++_lastNumber}")),
                intent.Id, SecretValue.CopyText(Base64Url.EncodeToString(random)), now, now + intent.Request.Lifetime);
            versions.Add(made);
            return Outcome.Success(new IssuedVersion(Told(made, intent.Credential), SecretValue.Copy(made.Secret.Reveal()), made.Id.Value));
        }
    }

    internal Outcome<CredentialVersion> Move(OperationIntent.Move intent, SecretValue? secret)
    {
        lock (_lock)
        {
            if (Refusal(intent, secret) is { } refusal)
            {
                return Outcome.Failure<CredentialVersion>(refusal);
            }

            var versions = Versions(intent.Credential);
            var moved = versions.Find(version => version.Id == intent.Version)!;
            if (intent.To == VersionStage.Current)
            {
                versions.FindAll(version => version.Stage == VersionStage.Current && version != moved).ForEach(version => version.Stage = VersionStage.Previous);
            }

            moved.Stage = intent.To;
            return Outcome.Success(Told(moved, intent.Credential));
        }
    }

    private ProviderFailure? Refusal(OperationIntent.Issue intent)
    {
        if (!_credentials.TryGetValue(intent.Credential, out var versions))
        {
            return InMemoryCredentialProvider.Failure("issue", FailureKind.NotFound, "there is no such credential");
        }

        if (Capabilities.HasFlag(ProviderCapabilities.Stages) && versions.Exists(version => version.Stage == VersionStage.Pending))
        {
            return InMemoryCredentialProvider.Failure("issue", FailureKind.Conflict, "another version is pending");
        }

        return Capabilities.HasFlag(ProviderCapabilities.Overlap) && versions.Count(version => version.Stage != VersionStage.Revoked) >= MostVersions
            ? InMemoryCredentialProvider.Failure("issue", FailureKind.LimitReached, string.Create(CultureInfo.InvariantCulture, $"there are {MostVersions} versions already"))
            : null;
    }

    private ProviderFailure? Refusal(OperationIntent.Move intent, SecretValue? secret)
    {
        if (Versions(intent.Credential).Find(version => version.Id == intent.Version) is not { } found)
        {
            return InMemoryCredentialProvider.Failure("move", FailureKind.NotFound, "there is no such version");
        }

        if (!found.Stage.CanMoveTo(intent.To))
        {
            return InMemoryCredentialProvider.Failure("move", FailureKind.Invalid, $"a version that is {found.Stage} cannot become {intent.To}");
        }

        return intent.To == VersionStage.Revoked && Capabilities.HasFlag(ProviderCapabilities.RevokeNeedsSecret) && (secret is null || !found.Secret.ContentEquals(secret))
            ? InMemoryCredentialProvider.Failure("move", FailureKind.Invalid, "revoking needs the secret of the version")
            : null;
    }

    private List<InMemoryVersion> Versions(CredentialId credential) => _credentials.GetValueOrDefault(credential) ?? [];

    private InMemoryVersion? Find(VersionId id) => _credentials.Values.SelectMany(versions => versions).FirstOrDefault(version => version.Id == id);

    private CredentialVersion Told(InMemoryVersion version) => Told(version, _credentials.First(credential => credential.Value.Contains(version)).Key);

    private CredentialVersion Told(InMemoryVersion version, CredentialId credential) =>
        new(version.Id, credential, Capabilities.HasFlag(ProviderCapabilities.Stages) || !version.Stage.IsUsable() ? version.Stage : VersionStage.Unknown, version.Facts(), Capabilities.HasFlag(ProviderCapabilities.KeepsOperation) ? version.MadeBy : null);
}
