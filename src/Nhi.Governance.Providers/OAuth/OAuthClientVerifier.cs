using System.Globalization;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>
/// Sees whether a client is refused, and says what that leaves open: deleting a client leaves the tokens minted from it alive on some servers. Of those that are
/// known it asks which are still active; of others it says that it cannot tell.
/// </summary>
public sealed class OAuthClientVerifier : IRevocationVerifier
{
    private const int MostTokens = 100;
    private readonly IRevocationVerifier _client;
    private readonly ICredentialProbe _tokens;
    private readonly Func<CancellationToken, ValueTask<ControlCredential?>> _control;
    private readonly Func<CredentialId, CancellationToken, ValueTask<IReadOnlyList<SecretValue>?>> _minted;

    /// <summary>Puts a verifier together.</summary>
    /// <param name="client">Looks at the client: an <see cref="OAuthClientProbe"/> in a <see cref="ProbingVerifier"/>.</param>
    /// <param name="tokens">Looks at its tokens: an <see cref="OAuthIntrospectionProbe"/>.</param>
    /// <param name="control">Gives a token known to be active, disposed after the look: while that is not seen active, none of the others is said to be inactive.</param>
    /// <param name="minted">Gives the tokens known to have been minted for a client, disposed after the look.</param>
    public OAuthClientVerifier(
        IRevocationVerifier client,
        ICredentialProbe tokens,
        Func<CancellationToken, ValueTask<ControlCredential?>> control,
        Func<CredentialId, CancellationToken, ValueTask<IReadOnlyList<SecretValue>?>> minted)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(control);
        ArgumentNullException.ThrowIfNull(minted);
        _client = client;
        _tokens = tokens;
        _control = control;
        _minted = minted;
    }

    /// <inheritdoc />
    public VerifierDescriptor Descriptor => _client.Descriptor;

    /// <inheritdoc />
    public async ValueTask<Verification> VerifyAsync(VerificationRequest request, SecretValue? secret = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var seen = await _client.VerifyAsync(request, secret, cancellationToken).ConfigureAwait(false);
        return seen.Verdict == Verdict.Refused ? seen with { LeftOpen = [.. seen.LeftOpen, await MintedAsync(request, cancellationToken).ConfigureAwait(false)] } : seen;
    }

    private async ValueTask<string> MintedAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<SecretValue>? minted = null;
        try
        {
            minted = await _minted(request.Credential, cancellationToken).ConfigureAwait(false);
            if (minted is not { Count: > 0 })
            {
                return "no token minted from the client is known here, so that it cannot be told whether any lives on";
            }

            var trusted = await IsControlActiveAsync(request.Probe, cancellationToken).ConfigureAwait(false);
            int active = 0, ended = 0;
            foreach (var token in minted.Take(MostTokens))
            {
                var saw = await _tokens.ProbeAsync(request.Version, token, request.Probe, cancellationToken).ConfigureAwait(false);
                active += saw.Seen == Verdict.Alive ? 1 : 0;
                ended += saw.Seen == Verdict.Refused && trusted ? 1 : 0;
            }

            return string.Create(
                CultureInfo.InvariantCulture,
                $"of {minted.Count} known tokens minted from the client {active} are still active, {ended} are not, and of {minted.Count - active - ended} it cannot be told; of tokens that are not known here it cannot be told either");
        }
        catch (ProviderException failed)
        {
            return $"it cannot be told whether tokens minted from the client live on: {failed.Failure.Reason}";
        }
        finally
        {
            foreach (var token in minted ?? [])
            {
                token.Dispose();
            }
        }
    }

    private async ValueTask<bool> IsControlActiveAsync(OperationId probe, CancellationToken cancellationToken)
    {
        using var control = await _control(cancellationToken).ConfigureAwait(false);
        return control is not null && (await _tokens.ProbeAsync(control.Version, control.Secret, probe, cancellationToken).ConfigureAwait(false)).Seen == Verdict.Alive;
    }
}
