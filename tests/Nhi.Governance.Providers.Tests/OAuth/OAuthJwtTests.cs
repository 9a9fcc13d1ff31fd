using System.Buffers.Text;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Providers.OAuth;

public sealed class OAuthJwtTests
{
    [Fact]
    public void A_jwt_tells_its_id_its_times_and_its_audience()
    {
        var read = Read(Jwt("""{"alg":"ES256","typ":"at+jwt"}""", """{"jti":"id-1","iat":1772366400,"exp":1772370000,"aud":["b","a"]}"""));
        Assert.Equal(("id-1", DateTimeOffset.FromUnixTimeSeconds(1772366400), DateTimeOffset.FromUnixTimeSeconds(1772370000)), (read!.Id, read.IssuedAt, read.ExpiresAt));
        Assert.Equal(["b", "a"], read.Audience);
    }

    [Theory]
    [InlineData("""{"jti":"two words"}""")]
    [InlineData("""{"jti":"line\nbreak"}""")]
    [InlineData("""{"jti":""}""")]
    [InlineData("""{}""")]
    public void An_id_that_cannot_be_shown_is_none(string payload) => Assert.Null(Read(Jwt("""{"alg":"ES256"}""", payload))!.Id);

    [Theory]
    [InlineData("opaque")]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("e30.bm90IGpzb24.x")]
    public void What_is_no_jwt_is_none(string token) => Assert.Null(Read(token));

    [Fact]
    public void Nothing_that_looks_like_a_jwt_is_thrown_at()
    {
        var payloads = Gen.OneOf(
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get),
            Gen.Elements("jti", "iat", "exp", "aud", "nbf").SelectMany(name => Gen.Elements("1e400", "-1", "99999999999999999", "\"x\"", "{}", "[1,{},null]", "null", "true", "1.5").Select(value => $$"""{"{{name}}":{{value}}}""")));
        Check.QuickThrowOnFailure(Prop.ForAll(payloads.ToArbitrary(), payload =>
        {
            Read(Jwt("""{"alg":"ES256"}""", payload));
            Read(Jwt(payload, "{}"));
            return true;
        }));
    }

    private static OAuthJwt? Read(string token)
    {
        using var secret = SecretValue.CopyText(token);
        return OAuthJwt.Read(secret);
    }

    private static string Jwt(string header, string payload) => $"{Base64(header)}.{Base64(payload)}.c2ln";

    private static string Base64(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
