using System.IdentityModel.Tokens.Jwt;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>What an access token tells of itself where it is a JWT (RFC 9068). Read and not validated: we asked its issuer for it just now, and decide nothing by it.</summary>
/// <param name="Id">Its <c>jti</c>.</param>
/// <param name="IssuedAt">Its <c>iat</c>.</param>
/// <param name="ExpiresAt">Its <c>exp</c>.</param>
/// <param name="Audience">Its <c>aud</c>.</param>
internal sealed record OAuthJwt(string? Id, DateTimeOffset? IssuedAt, DateTimeOffset? ExpiresAt, IReadOnlyList<string> Audience)
{
    private const int MostAudiences = 20;

    /// <summary>Reads a token; nothing where it is no JWT.</summary>
    public static OAuthJwt? Read(SecretValue token)
    {
        var bytes = token.Reveal();
        if (bytes.Length > OAuthText.LongestToken || bytes.Count((byte)'.') != 2)
        {
            return null;
        }

        try
        {
            var read = new JwtSecurityToken(Encoding.ASCII.GetString(bytes)).Payload;
            return new OAuthJwt(
                OAuthText.IsName(read.Jti) ? read.Jti : null,
                Instant(read.IssuedAt),
                Instant(read.ValidTo),
                [.. read.Aud.Where(OAuthText.IsName).Take(MostAudiences)]);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or SecurityTokenException or JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            // Its message may quote the token: only that it is no JWT is kept.
            return null;
        }
    }

    private static DateTimeOffset? Instant(DateTime time) => time == DateTime.MinValue ? null : new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
