namespace Nhi.Governance.Providers.OAuth;

/// <summary>Revokes one access token (RFC 7009). Revoking twice is revoking once, so a lost answer is asked for again.</summary>
internal static class OAuthRevocation
{
    /// <summary>Revokes; says why it failed.</summary>
    public static async ValueTask<ProviderFailure?> RevokeAsync(OAuthServer server, OAuthClient client, string provider, SecretValue token, OperationId named, CancellationToken cancellationToken)
    {
        using var form = new OAuthForm().Add("token", token).Add("token_type_hint", "access_token");
        var call = new OAuthCall(provider, "revoke", endpoints => endpoints.Revocation, Repeatable: true, named);
        var asked = await server.PostAsync(call, client, form, cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return failure;
        }

        using (answer)
        {
            return answer.Status == System.Net.HttpStatusCode.OK ? null : OAuthErrors.Of(answer, provider, "revoke");
        }
    }
}
