using System.Globalization;
using System.Runtime.CompilerServices;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>
/// Issues access tokens of one client by its credentials (RFC 6749, 4.4) and revokes them (RFC 7009). The credential is the client, by its id; a version is one
/// token, named by its <c>jti</c> where it is a JWT, else by the operation that asked for it.
/// </summary>
/// <remarks>Safe to call from several threads. A server lists no tokens: one whose answer was lost can be neither found nor revoked, and lives until it expires.</remarks>
public sealed class OAuthTokenProvider : ICredentialProvider
{
    /// <summary>A lifetime is told in seconds, so one asked for in fractions of them is kept to the second.</summary>
    private static readonly TimeSpan LifetimeStep = TimeSpan.FromSeconds(1);

    private readonly OAuthServer _server;

    /// <summary>Takes the client of a server.</summary>
    /// <param name="server">The server.</param>
    public OAuthTokenProvider(OAuthServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _server = server;
        Descriptor = new ProviderDescriptor
        {
            Name = server.Name,
            Capabilities = ProviderCapabilities.Issue | ProviderCapabilities.Overlap | ProviderCapabilities.Revoke | ProviderCapabilities.RevokeNeedsSecret,
            Kind = CredentialKind.AccessToken,
            AccessNeeded = ["grant type client_credentials for the client, with the scopes asked for", "the revocation endpoint, with the client's own authentication"],
            PropagationWindow = server.Options.PropagationWindow,
            BlindSpots =
            [
                "resource servers that validate JWT access tokens by themselves accept a revoked one until it expires",
                "a token whose answer was lost cannot be found or revoked: it lives until it expires",
                "the server answers the revocation of a token it does not know like that of one it does: verify with the token itself",
            ],
        };
    }

    /// <inheritdoc />
    public ProviderDescriptor Descriptor { get; }

    /// <inheritdoc />
    public async IAsyncEnumerable<CredentialVersion> GetVersionsAsync(CredentialId credential, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        throw new ProviderException(Refusal("list", FailureKind.Unsupported, "an authorization server lists no tokens"));
#pragma warning disable CS0162 // Makes this an enumeration, which throws when it is enumerated.
        yield break;
#pragma warning restore CS0162
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<IssuedVersion>> IssueAsync(OperationIntent.Issue intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        if (Unacceptable(intent) is { } refusal)
        {
            return Outcome.Failure<IssuedVersion>(refusal);
        }

        using var form = new OAuthForm().Add("grant_type", "client_credentials");
        if (intent.Request.Scopes.Count > 0)
        {
            form.Add("scope", string.Join(' ', intent.Request.Scopes));
        }

        if (_server.Options.Resource is { } resource)
        {
            form.Add("resource", resource);
        }

        var call = new OAuthCall(Descriptor.Name, "issue", endpoints => endpoints.Token, Repeatable: false, intent.Id);
        var asked = await _server.PostAsync(call, _server.Client, form, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return Outcome.Failure<IssuedVersion>(failure);
        }

        using (answer)
        {
            if (!answer.IsSuccess)
            {
                return Outcome.Failure<IssuedVersion>(OAuthErrors.Of(answer, Descriptor.Name, "issue"));
            }

            if (OAuthTokenAnswer.Read(answer) is not { } minted)
            {
                return Outcome.Failure<IssuedVersion>(new ProviderFailure(Descriptor.Name, "issue", FailureKind.Unknown, $"{answer}, and no token in it"));
            }

            return await AcceptAsync(intent, minted, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async ValueTask<Outcome<CredentialVersion>> MoveAsync(OperationIntent.Move intent, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        var refusal = intent switch
        {
            _ when NotOurs(intent) is { } notOurs => notOurs,
            { To: VersionStage.Unknown or VersionStage.Pending } => Refusal("move", FailureKind.Invalid, "no version is moved there"),
            { To: not VersionStage.Revoked } => Refusal("move", FailureKind.Unsupported, "a token is issued and revoked, and has no other stages"),
            _ when secret is null => Refusal("revoke", FailureKind.Invalid, "the revocation endpoint wants the token itself"),
            _ when !OAuthText.IsBearer(secret.Reveal()) => Refusal("revoke", FailureKind.Invalid, "the secret is no bearer token"),
            _ when OAuthJwt.Read(secret) is { Id: { } id } && !string.Equals(id, intent.Version.Value, StringComparison.Ordinal) => Refusal("revoke", FailureKind.Invalid, "the token is another version: its jti differs"),
            _ => null,
        };
        if (refusal is not null)
        {
            return Outcome.Failure<CredentialVersion>(refusal);
        }

        var failure = await OAuthRevocation.RevokeAsync(_server, _server.Client, Descriptor.Name, secret!, intent.Id, cancellationToken).ConfigureAwait(false);
        return failure is null
            ? Outcome.Success(new CredentialVersion(intent.Version, intent.Credential, VersionStage.Revoked, FactSet.Empty))
            : Outcome.Failure<CredentialVersion>(failure);
    }

    /// <inheritdoc />
    /// <remarks>
    /// An issue is Unknown until <see cref="OAuthOptions.LongestTokenLifetime"/> has passed, then NotApplied: whatever it made has expired. A revocation is Unknown,
    /// since the server tells nothing without the token, and may be sent again.
    /// </remarks>
    public ValueTask<Recovery> RecoverAsync(OperationIntent intent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intent);
        cancellationToken.ThrowIfCancellationRequested();
        if (NotOurs(intent) is { } notOurs)
        {
            return new(new Recovery.Unknown(notOurs.Reason));
        }

        if (intent is not OperationIntent.Issue)
        {
            return new(new Recovery.Unknown("the server tells nothing of a token without the token itself: send the same revocation again"));
        }

        if (_server.Options.LongestTokenLifetime is not { } longest)
        {
            return new(new Recovery.Unknown("the server lists no tokens: one that was issued lives until it expires, and how long that is at most was not configured"));
        }

        // Some time for the request itself, which was sent after its intent was recorded, and for clocks that differ.
        var gone = intent.RecordedAt + longest + TimeSpan.FromMinutes(5);
        return new(_server.Now >= gone
            ? new Recovery.NotApplied()
            : new Recovery.Unknown(string.Create(CultureInfo.InvariantCulture, $"the server lists no tokens: one that was issued lives until it expires, at the latest on {gone.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}")));
    }

    private async ValueTask<Outcome<IssuedVersion>> AcceptAsync(OperationIntent.Issue intent, OAuthTokenAnswer minted, CancellationToken cancellationToken)
    {
        var kept = false;
        try
        {
            var jwt = OAuthJwt.Read(minted.Token);
            var now = _server.Now;
            var ends = minted.Lifetime is { } lifetime ? now + lifetime : jwt?.ExpiresAt;
            var scopes = minted.Scopes;
            var unfit = intent.Request.Lifetime switch
            {
                _ when !minted.IsBearer => (FailureKind.Unsupported, "the token is bound to a key, and no bearer token"),
                _ when scopes is not null && intent.Request.Scopes.Count > 0 && !scopes.Equals(new NameSet(intent.Request.Scopes)) => (FailureKind.Invalid, "the server gives other scopes than were asked for"),
                { } asked when ends is null => (FailureKind.Invalid, string.Create(CultureInfo.InvariantCulture, $"a lifetime of {asked} was asked for, and the server does not say how long the token lives")),
                { } asked when (ends.Value - now - asked).Duration() > LifetimeStep => (FailureKind.Invalid, string.Create(CultureInfo.InvariantCulture, $"a lifetime of {asked} was asked for, and the server gives {ends.Value - now:c}")),
                _ => ((FailureKind Kind, string Reason)?)null,
            };
            if (unfit is { } refused)
            {
                var left = await OAuthRevocation.RevokeAsync(_server, _server.Client, Descriptor.Name, minted.Token, intent.Id, cancellationToken).ConfigureAwait(false);
                return Outcome.Failure<IssuedVersion>(new ProviderFailure(
                    Descriptor.Name, "issue", refused.Kind, refused.Reason + (left is null ? "; the token was revoked" : $"; revoking the token failed: {left.Reason}"), MayHaveApplied: left is not null));
            }

            kept = true;
            return Outcome.Success(new IssuedVersion(Describe(intent, minted, jwt, now, ends), minted.Token, string.Empty));
        }
        finally
        {
            if (!kept)
            {
                minted.Dispose();
            }
        }
    }

    private CredentialVersion Describe(OperationIntent.Issue intent, OAuthTokenAnswer minted, OAuthJwt? jwt, DateTimeOffset now, DateTimeOffset? ends)
    {
        var facts = new FactSetBuilder()
            .Set(CredentialFacts.CreatedAt, jwt?.IssuedAt ?? now, Descriptor.Name)
            .Set(CredentialFacts.Issuer, _server.Options.Issuer, Descriptor.Name)
            .Set(OAuthTokenFacts.ClientId, _server.Client.Id, Descriptor.Name);
        if (ends is { } end)
        {
            facts.Set(CredentialFacts.ExpiresAt, end, Descriptor.Name);
        }

        // RFC 6749 lets a server leave out scopes that are those asked for, and some leave them out where none was given: then nothing is known.
        if (minted.Scopes is { } scopes)
        {
            facts.Set(OAuthTokenFacts.Scopes, scopes, Descriptor.Name);
        }

        if (jwt is { Audience.Count: > 0 })
        {
            facts.Set(OAuthTokenFacts.Audience, new NameSet(jwt.Audience), Descriptor.Name);
        }

        return new CredentialVersion(new VersionId(jwt?.Id ?? intent.Id.ToString()), intent.Credential, VersionStage.Pending, facts.ToFactSet());
    }

    private ProviderFailure? Unacceptable(OperationIntent.Issue intent) => intent switch
    {
        _ when NotOurs(intent) is { } notOurs => notOurs,
        { Request.CertificateRequest: not null } => Refusal("issue", FailureKind.Unsupported, "a token is not made from a certificate request"),
        _ when !intent.Request.Scopes.All(OAuthText.IsScope) => Refusal("issue", FailureKind.Invalid, "a scope holds what no scope may hold"),
        _ => null,
    };

    private ProviderFailure? NotOurs(OperationIntent intent) =>
        string.Equals(intent.Credential.Value, _server.Client.Id, StringComparison.Ordinal) ? null : Refusal(intent is OperationIntent.Issue ? "issue" : "move", FailureKind.NotFound, "the credential is another client than the one configured");

    private ProviderFailure Refusal(string operation, FailureKind kind, string reason) => new(Descriptor.Name, operation, kind, reason, MayHaveApplied: false);
}
