using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nhi.Governance.Providers.Pki;
using static Nhi.Governance.Providers.Tests.CloudExports;

namespace Nhi.Governance.Providers.Tests.Pki;

public sealed class JsonWebKeysTests
{
    // RFC 7638, 3.1.
    private const string Example = """{ "kty": "RSA", "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw", "e": "AQAB", "alg": "RS256", "kid": "2011-04-29" }""";

    private const string Curve = "\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\", \"y\": \"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\"";

    private static IReadOnlyList<SourceEvent> Read(params string[] keys)
    {
        var document = Json($$"""{ "keys": [{{string.Join(", ", keys)}}] }""");
        var format = ExportFormats.All.Single(format => format.Recognises(document));
        Assert.IsType<JsonWebKeys>(format);
        return format.Read(document);
    }

    [Fact]
    public void A_key_is_named_by_its_thumbprint_and_signs_tokens()
    {
        var events = Read(Example);
        var key = Assert.Single(events.Observed());
        Assert.Equal("jwk:sha256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", key.Id.Value);
        Assert.Equal(("2011-04-29", "oidc:signing-key"), (key.Facts.Known(IdentityFacts.Name), key.Facts.Known(IdentityFacts.Subclass)));
        var credential = Assert.Single(key.Credentials);
        Assert.Equal((key.Id.Value, CredentialKind.TokenSigningKey, true), (credential.Id.Value, credential.Kind, credential.Facts.Get(CredentialFacts.Enabled).Value));
        Assert.Equal(FactState.Unknown, credential.Facts.StateOf(CredentialFacts.CreatedAt));
        Assert.Equal(Coverage.Complete, Assert.Single(events.Areas()).Value);
    }

    [Fact]
    public void Its_dates_are_its_own_or_else_its_certificate_s()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        using var certificate = new CertificateRequest("CN=issuer", ecdsa, HashAlgorithmName.SHA256).CreateSelfSigned(Day("2016-04-05T00:00:00Z"), Day("2031-04-05T00:00:00Z"));
        var members = $"\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"{Base64Url.EncodeToString(point.X)}\", \"y\": \"{Base64Url.EncodeToString(point.Y)}\", \"x5c\": [\"{Convert.ToBase64String(certificate.RawData)}\"]";

        var facts = Assert.Single(Read($"{{ {members} }}").Observed()).Credentials[0].Facts;
        Assert.Equal((Day("2016-04-05T00:00:00Z"), Day("2031-04-05T00:00:00Z")), (facts.Get(CredentialFacts.CreatedAt).Value, facts.Get(CredentialFacts.ExpiresAt).Value));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(ecdsa.ExportSubjectPublicKeyInfo())), facts.Known(CredentialFacts.PublicKey));
        var own = Assert.Single(Read($"{{ {members}, \"iat\": 1640995200 }}").Observed()).Credentials[0].Facts;
        Assert.Equal((Day("2022-01-01T00:00:00Z"), Day("2031-04-05T00:00:00Z")), (own.Get(CredentialFacts.CreatedAt).Value, own.Get(CredentialFacts.ExpiresAt).Value));
    }

    [Fact]
    public void Of_a_private_half_nothing_is_kept_and_that_it_is_there_is_noted()
    {
        var events = Read($"{{ {Curve}, \"d\": \"never-to-be-seen\" }}");
        Assert.Contains("private half", Assert.Single(events.Notes()), StringComparison.Ordinal);
        Assert.Single(events.Observed());
        Assert.DoesNotContain("never-to-be-seen", Dump(events), StringComparison.Ordinal);
        var shared = Read("""{ "kty": "oct", "k": "never-to-be-seen" }""");
        Assert.Equal((1, 1), (shared.Summary().Rejected, shared.Notes().Count));
        Assert.DoesNotContain("never-to-be-seen", Dump(shared), StringComparison.Ordinal);
        Assert.Equal(Coverage.Partial, Assert.Single(shared.Areas()).Value);
    }

    [Theory]
    [InlineData("{ \"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"MKBC\" }")]
    [InlineData("{ \"kty\": \"RSA\", \"n\": \"a+b/c\", \"e\": \"AQAB\" }")]
    [InlineData("{ \"kty\": \"RSA\", \"n\": 5, \"e\": \"AQAB\" }")]
    [InlineData("{ \"kty\": \"PQC\" }")]
    public void What_is_no_key_is_rejected(string key) => Assert.Equal(1, Read(key).Summary().Rejected);

    [Theory]
    [InlineData("\"iat\": -5")]
    [InlineData("\"iat\": 99999999999999")]
    [InlineData("\"iat\": 4102444800")]
    [InlineData("\"iat\": \"soon\"")]
    [InlineData("\"x5c\": [\"MIIB\"]")]
    [InlineData("\"x5c\": [5]")]
    public void A_date_that_is_none_leaves_the_age_unknown(string more) =>
        Assert.Equal(FactState.Unknown, Assert.Single(Read($"{{ {Curve}, {more} }}").Observed()).Credentials[0].Facts.StateOf(CredentialFacts.CreatedAt));

    [Fact]
    public void One_that_encrypts_is_counted()
    {
        var events = Read($"{{ {Curve}, \"use\": \"enc\" }}");
        Assert.Equal((1, 0, 1), (events.Summary().Records, events.Summary().Identities, events.Summary().Attachments));
    }
}
