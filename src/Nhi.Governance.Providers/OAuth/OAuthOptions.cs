using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>An authorization server, who we are there, and what its tokens may be shown to. Read when the parts are made; set it up before and leave it alone afterwards.</summary>
public sealed class OAuthOptions
{
    /// <summary>Its issuer identifier, byte for byte as its metadata has it: <c>https://login.example</c>. No part of a redirect or of an answer changes it.</summary>
    /// <value>There is no default.</value>
    public string Issuer { get; set; } = string.Empty;

    /// <summary>The client whose tokens are issued and revoked. Its client id is the <see cref="CredentialId"/>.</summary>
    /// <value>There is no default.</value>
    public OAuthClient? Client { get; set; }

    /// <summary>The client that introspects.</summary>
    /// <value>The default, <see langword="null"/>, is <see cref="Client"/>. Many servers let only resource servers introspect.</value>
    public OAuthClient? IntrospectionClient { get; set; }

    /// <summary>Where it is asked.</summary>
    /// <value>The default, <see langword="null"/>, is what its metadata (RFC 8414, or OpenID discovery) says. Either way only the origins of the issuer and of <see cref="OtherOrigins"/> are called.</value>
    public OAuthEndpoints? Endpoints { get; set; }

    /// <summary>Origins beside the issuer's that its endpoints may be at.</summary>
    /// <value>The default is none.</value>
    public IList<Uri> OtherOrigins { get; } = [];

    /// <summary>What tokens are asked for (RFC 8707 <c>resource</c>).</summary>
    /// <value>The default, <see langword="null"/>, leaves it to the server.</value>
    public string? Resource { get; set; }

    /// <summary>The longest time the server lets an access token live: after that one whose answer was lost is gone by itself.</summary>
    /// <value>The default, <see langword="null"/>, is that nobody knows: a lost token is then never said to be gone.</value>
    public TimeSpan? LongestTokenLifetime { get; set; }

    /// <summary>How long after a revocation a token may still be accepted or seen active somewhere: nodes of the server, caches of resource servers.</summary>
    /// <value>The default is none.</value>
    public TimeSpan PropagationWindow { get; set; }

    /// <summary>A protected resource that reads only, cheaply, with the least scope: what <see cref="OAuthResourceProbe"/> presents tokens to.</summary>
    /// <value>The default, <see langword="null"/>, makes no such verifier.</value>
    public Uri? ProtectedResource { get; set; }

    /// <summary>Gives a token that is known to work, disposed after each look. While it is refused too, nothing is said to be refused.</summary>
    /// <value>The default, <see langword="null"/>: there is none, and no token is ever said to be refused.</value>
    public Func<CancellationToken, ValueTask<ControlCredential?>>? ControlToken { get; set; }

    /// <summary>Gives a client that is known to work, disposed after each look: its version is the client id, its secret the client secret.</summary>
    /// <value>The default, <see langword="null"/>, makes no verifier of clients.</value>
    public Func<CancellationToken, ValueTask<ControlCredential?>>? ControlClient { get; set; }

    /// <summary>Gives the tokens known to have been minted for a client, disposed after the look; none or <see langword="null"/> where none is known.</summary>
    /// <value>The default, <see langword="null"/>: none is known.</value>
    public Func<CredentialId, CancellationToken, ValueTask<IReadOnlyList<SecretValue>?>>? MintedTokens { get; set; }

    /// <summary>How often a client may be tried: servers count wrong secrets.</summary>
    /// <value>The default is five times in fifteen minutes; <see langword="null"/> where nothing counts.</value>
    public AttemptBudget? ClientAttempts { get; set; } = new(5, TimeSpan.FromMinutes(15));

    /// <summary>Lets tokens be issued and revoked.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowWrites { get; set; }

    /// <summary>Pins the origins that these options name.</summary>
    /// <param name="http">The options of the client that calls the server.</param>
    /// <exception cref="UriFormatException">The issuer is no absolute address.</exception>
    public void Pin(OutboundHttpOptions http)
    {
        ArgumentNullException.ThrowIfNull(http);
        foreach (var address in new[] { new Uri(Issuer, UriKind.Absolute), Endpoints?.Token, Endpoints?.Revocation, Endpoints?.Introspection, ProtectedResource }.Concat(OtherOrigins))
        {
            if (address is not null)
            {
                http.Endpoints.Add(address);
            }
        }
    }

    internal void Check(string parameter)
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || issuer.Query.Length > 0 || issuer.Fragment.Length > 0 || issuer.UserInfo.Length > 0)
        {
            throw new ArgumentException("OAuthOptions.Issuer is no absolute address without query and fragment.", parameter);
        }

        if (Client is null)
        {
            throw new ArgumentException("OAuthOptions.Client is missing.", parameter);
        }
    }
}
