using System.Globalization;
using System.Net;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>
/// Presents a client's id and secret to the token endpoint. The version is the client id. An acceptance mints a token, which is revoked at once; where the server
/// refuses that, the answer says so.
/// </summary>
/// <param name="server">The server.</param>
public sealed class OAuthClientProbe(OAuthServer server) : ICredentialProbe
{
    private readonly OAuthServer _server = server ?? throw new ArgumentNullException(nameof(server));

    /// <inheritdoc />
    public VerifierDescriptor Descriptor { get; } = new()
    {
        Name = server.Name + ":client",
        Issuer = server.Name,
        Vantage = server.Options.Issuer,
        Strongest = EvidenceStrength.LiveProbe,
        AccessNeeded = ["none of our own: the client asks for a token as it would"],
        PropagationWindow = server.Options.PropagationWindow,
        SideEffects = ["an accepted look mints an access token, which is revoked at once", "a refused look counts as a failed login of the client, and a made-up secret as one of the control client"],
        BlindSpots = ["tokens minted from the client before: deleting a client leaves them alive on some servers"],
        AttemptBudget = server.Options.ClientAttempts,
    };

    /// <inheritdoc />
    public async ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId probe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (!OAuthText.IsName(version.Value))
        {
            return Saw(Verdict.Indeterminate, "not asked: the version is no client id");
        }

        var client = new OAuthClient(version.Value, _ => new(SecretValue.Copy(secret.Reveal())), _server.Client.Authentication);
        using var form = new OAuthForm().Add("grant_type", "client_credentials");
        var call = new OAuthCall(Descriptor.Name, "authenticate", endpoints => endpoints.Token, Repeatable: false, probe);
        var asked = await _server.PostAsync(call, client, form, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return Saw(Verdict.Indeterminate, failure.Reason);
        }

        using (answer)
        {
            if (answer.IsSuccess)
            {
                using var minted = OAuthTokenAnswer.Read(answer);
                return minted is null ? Saw(Verdict.Indeterminate, $"{answer}, and no token in it") : Saw(Verdict.Alive, await GiveBackAsync(client, minted, probe).ConfigureAwait(false));
            }

            var refused = answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest && string.Equals(OAuthErrors.Word(answer), OAuthErrors.InvalidClient, StringComparison.Ordinal);
            return Saw(refused ? Verdict.Refused : Verdict.Indeterminate, OAuthErrors.Told(answer));
        }
    }

    private async ValueTask<string> GiveBackAsync(OAuthClient client, OAuthTokenAnswer minted, OperationId probe)
    {
        // Not to be cancelled: a token that is left behind would live. The client has time limits of its own.
        var left = await OAuthRevocation.RevokeAsync(_server, client, Descriptor.Name, minted.Token, probe, CancellationToken.None).ConfigureAwait(false);
        return left is null
            ? "a token was minted, and revoked"
            : string.Create(CultureInfo.InvariantCulture, $"a token was minted and could not be revoked ({left.Reason}); it lives {(minted.Lifetime is { } lifetime ? $"{lifetime.TotalSeconds} s" : "as long as the server lets it")}");
    }

    private ProbeEvidence Saw(Verdict verdict, string answer) => new(Descriptor.Vantage, _server.Now, verdict, answer);
}
