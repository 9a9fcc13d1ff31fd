using System.Net;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>
/// Presents an access token to a protected resource (RFC 6750). Refused only where that answers 401 and names the token as the reason; a 401 without that word may
/// be about anything.
/// </summary>
public sealed class OAuthResourceProbe : ICredentialProbe
{
    private readonly OAuthServer _server;
    private readonly Uri _resource;

    /// <summary>Takes the resource of a server's options.</summary>
    /// <param name="server">The server whose tokens are presented.</param>
    /// <exception cref="ArgumentException">The options name no protected resource.</exception>
    public OAuthResourceProbe(OAuthServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _server = server;
        _resource = server.Options.ProtectedResource ?? throw new ArgumentException("The options name no protected resource.", nameof(server));
        Descriptor = new VerifierDescriptor
        {
            Name = server.Name + ":resource",
            Issuer = server.Name,
            Vantage = _resource.GetLeftPart(UriPartial.Path),
            Strongest = EvidenceStrength.LiveProbe,
            AccessNeeded = ["none of our own: the token is presented as its holder would"],
            PropagationWindow = server.Options.PropagationWindow,
            SideEffects = ["the resource is read once for each look", "a last-used date of the token moves where the server keeps one"],
            BlindSpots = ["other resources, which may decide by themselves or keep older answers: one that validates JWT access tokens itself accepts this one until it expires"],
        };
    }

    /// <inheritdoc />
    public VerifierDescriptor Descriptor { get; }

    /// <inheritdoc />
    public async ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId probe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (!OAuthText.IsBearer(secret.Reveal()))
        {
            return Saw(Verdict.Indeterminate, "not asked: the secret is no bearer token");
        }

        var call = new OAuthCall(Descriptor.Name, "present", _ => null, Repeatable: true, probe);
        var asked = await _server.GetAsync(call, _resource, secret, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return Saw(Verdict.Indeterminate, failure.Reason);
        }

        using (answer)
        {
            return answer switch
            {
                { IsSuccess: true } => Saw(Verdict.Alive, answer.ToString()),
                { Status: HttpStatusCode.Unauthorized } when answer.Headers.WwwAuthenticate.Any(BearerChallenge.IsInvalidToken) => Saw(Verdict.Refused, "401 invalid_token"),
                _ => Saw(Verdict.Indeterminate, answer.ToString()),
            };
        }
    }

    private ProbeEvidence Saw(Verdict verdict, string answer) => new(Descriptor.Vantage, _server.Now, verdict, answer);
}
