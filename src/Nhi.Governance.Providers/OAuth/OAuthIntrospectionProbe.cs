using System.Net;
using System.Text.Json;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>Asks the authorization server whether an access token is active (RFC 7662). The server answers "not active" to those who may not know, too: wrap it in <see cref="ProbingVerifier"/>, whose control token tells that apart.</summary>
/// <param name="server">The server.</param>
public sealed class OAuthIntrospectionProbe(OAuthServer server) : ICredentialProbe
{
    private readonly OAuthServer _server = server ?? throw new ArgumentNullException(nameof(server));

    /// <inheritdoc />
    public VerifierDescriptor Descriptor { get; } = new()
    {
        Name = server.Name + ":introspection",
        Issuer = server.Name,
        Vantage = server.Options.Issuer,
        Strongest = EvidenceStrength.Introspection,
        AccessNeeded = ["the introspection endpoint, for a client that may introspect the tokens of others"],
        PropagationWindow = server.Options.PropagationWindow,
        BlindSpots =
        [
            "resource servers that validate JWT access tokens by themselves accept this one until it expires",
            "resource servers that keep introspection answers accept it until they ask again",
        ],
    };

    /// <inheritdoc />
    public async ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId probe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (!OAuthText.IsBearer(secret.Reveal()))
        {
            return Saw(Verdict.Indeterminate, "not asked: the secret is no bearer token");
        }

        using var form = new OAuthForm().Add("token", secret).Add("token_type_hint", "access_token");
        var call = new OAuthCall(Descriptor.Name, "introspect", endpoints => endpoints.Introspection, Repeatable: true, probe);
        var asked = await _server.PostAsync(call, _server.Options.IntrospectionClient ?? _server.Client, form, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return Saw(Verdict.Indeterminate, failure.Reason);
        }

        using (answer)
        {
            if (answer.Status != HttpStatusCode.OK)
            {
                return Saw(Verdict.Indeterminate, OAuthErrors.Told(answer));
            }

            using var json = answer.ReadJson();
            return json is { RootElement.ValueKind: JsonValueKind.Object } && json.RootElement.TryGetProperty("active", out var active)
                ? active.ValueKind switch
                {
                    JsonValueKind.True => Saw(Verdict.Alive, "200 active"),
                    JsonValueKind.False => Saw(Verdict.Refused, "200 not active"),
                    _ => Saw(Verdict.Indeterminate, "200, and neither active nor not"),
                }
                : Saw(Verdict.Indeterminate, "200, and no introspection answer");
        }
    }

    private ProbeEvidence Saw(Verdict verdict, string answer) => new(Descriptor.Vantage, _server.Now, verdict, answer);
}
