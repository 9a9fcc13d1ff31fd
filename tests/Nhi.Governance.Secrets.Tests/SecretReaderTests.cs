using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance.Secrets.Tests;

public sealed class SecretReaderTests
{
    [Theory]
    [InlineData(609629065308)]
    [InlineData(1)]
    [InlineData(999999999999)]
    [InlineData(123456789012)]
    public void The_account_is_in_an_aws_key_id(long account)
    {
        SecretReading reading = Read(SecretFormats.AwsAccessKey, Make.AwsIdOf(account, 4711));
        Assert.Equal(account.ToString("D12", System.Globalization.CultureInfo.InvariantCulture), reading.AwsAccountId);
        Assert.Equal(Make.AwsIdOf(account, 4711), reading.AwsAccessKeyId);
    }

    [Fact]
    public void The_published_example_decodes_to_its_published_account() =>
        Assert.Equal("609629065308", Read(SecretFormats.AwsAccessKey, "ASIAY34FZKBOKMUTVV7A").AwsAccountId);

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("AKIAPZZZZZZZZZZZZZZZ")]
    [InlineData("AKIA7777777777777777")]
    public void An_id_of_the_older_generation_or_of_no_account_tells_none(string id)
    {
        Assert.Null(Read(SecretFormats.AwsAccessKey, id).AwsAccountId);
        Assert.Equal(id, Read(SecretFormats.AwsAccessKey, id).AwsAccessKeyId);
    }

    [Fact]
    public void A_jwt_tells_issuer_subject_audience_and_expiry()
    {
        SecretReading reading = ReadJwt("{\"iss\":\"https://i\",\"sub\":\"s\",\"aud\":[\"a\",7,\"b\"],\"exp\":1700000000}");
        Assert.Equal("https://i", reading.Issuer);
        Assert.Equal("s", reading.Subject);
        Assert.Equal("a b", string.Join(' ', reading.Audience));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000000), reading.ExpiresAt);
        Assert.Null(reading.KubernetesServiceAccount);
        Assert.Equal("one", Assert.Single(ReadJwt("{\"aud\":\"one\"}").Audience));
    }

    [Fact]
    public void A_kubernetes_token_tells_its_service_account()
    {
        SecretReading bound = ReadJwt(
            "{\"sub\":\"system:serviceaccount:shop:cart\",\"kubernetes.io\":{\"serviceaccount\":{\"uid\":\"u-1\"}}}");
        Assert.Equal(("shop", "cart", "u-1"), (bound.KubernetesNamespace, bound.KubernetesServiceAccount, bound.KubernetesServiceAccountUid));
        SecretReading legacy = ReadJwt(
            "{\"sub\":\"system:serviceaccount:shop:cart\",\"kubernetes.io/serviceaccount/service-account.uid\":\"u-2\"}");
        Assert.Equal("u-2", legacy.KubernetesServiceAccountUid);
    }

    [Theory]
    [InlineData("{\"iss\":7,\"sub\":null,\"aud\":{},\"exp\":\"x\"}")]
    [InlineData("{\"exp\":1e300}")]
    [InlineData("{\"exp\":-1}")]
    [InlineData("{\"sub\":\"\\ud800\"}")]
    [InlineData("{\"iss\":}")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_jwt_that_says_nothing_usable_tells_nothing(string payload)
    {
        SecretReading reading = ReadJwt(payload);
        Assert.Equal((null, null, null, 0), (reading.Issuer, reading.Subject, reading.ExpiresAt, reading.Audience.Length));
    }

    [Fact]
    public void A_private_key_tells_its_public_half_in_every_form()
    {
        string rsa = Make.Sha256Hex(Keys.Rsa.ExportSubjectPublicKeyInfo());
        Assert.Equal(rsa, ReadKey("RSA PRIVATE KEY", Keys.Rsa.ExportRSAPrivateKey()));
        Assert.Equal(rsa, ReadKey("PRIVATE KEY", Keys.Rsa.ExportPkcs8PrivateKey()));
        Assert.Equal(rsa, ReadKey("OPENSSH PRIVATE KEY", Keys.OpenSshRsa()));
        string ec = Make.Sha256Hex(Keys.Ec.ExportSubjectPublicKeyInfo());
        Assert.Equal(ec, ReadKey("EC PRIVATE KEY", Keys.Ec.ExportECPrivateKey()));
        Assert.Equal(ec, ReadKey("PRIVATE KEY", Keys.Ec.ExportPkcs8PrivateKey()));
        Assert.Equal(ec, ReadKey("OPENSSH PRIVATE KEY", Keys.OpenSshEc()));
    }

    [Fact]
    public void A_key_in_a_string_literal_reads_as_the_file_does()
    {
        string expected = Make.Sha256Hex(Keys.Rsa.ExportSubjectPublicKeyInfo());
        string pem = Make.Pem("PRIVATE KEY", Keys.Rsa.ExportPkcs8PrivateKey());
        foreach (string text in new[]
        {
            pem.Replace("\n", "\\n", StringComparison.Ordinal),
            pem.Replace("\n", "\\r\\n", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal),
            pem.Replace("\n", "\\n\" +\n\"", StringComparison.Ordinal),
            pem.Replace("\n", "\\u000a", StringComparison.Ordinal).Replace("+", "\\u002B", StringComparison.Ordinal),
            pem.Replace("\n", " ", StringComparison.Ordinal),
            pem.Replace("\n", "\n// ", StringComparison.Ordinal),
        })
        {
            Found found = Assert.Single(Found.In(text));
            Assert.Equal(expected, Read(found.Match.Format, found.Text).PublicKeySha256);
        }
    }

    [Fact]
    public void An_elliptic_key_without_its_point_has_it_computed()
    {
        // SEC1 with nothing but version, scalar and curve.
        byte[] scalar = Keys.Ec.ExportParameters(includePrivateParameters: true).D!;
        byte[] der = [.. Convert.FromHexString("30310201010420"), .. scalar, .. Convert.FromHexString("A00A06082A8648CE3D030107")];
        Assert.Equal(Make.Sha256Hex(Keys.Ec.ExportSubjectPublicKeyInfo()), ReadKey("EC PRIVATE KEY", der));
    }

    [Fact]
    public void An_ed25519_key_tells_its_public_half_where_the_file_holds_it()
    {
        byte[] point = [.. Enumerable.Range(1, 32).Select(static i => (byte)i)];
        string expected = Make.Sha256Hex([.. Convert.FromHexString("302A300506032B6570032100"), .. point]);
        Assert.Equal(expected, ReadKey("OPENSSH PRIVATE KEY", Keys.OpenSshEd25519(point)));
        byte[] version2 =
        [
            .. Convert.FromHexString("3051020101300506032B657004220420"), .. new byte[32], .. Convert.FromHexString("812100"), .. point,
        ];
        Assert.Equal(expected, ReadKey("PRIVATE KEY", version2));
        Assert.Null(ReadKey("PRIVATE KEY", Keys.Ed25519()));
    }

    [Fact]
    public void An_encrypted_key_tells_nothing()
    {
        byte[] der = Keys.Rsa.ExportEncryptedPkcs8PrivateKey("x", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1));
        Assert.Null(ReadKey("ENCRYPTED PRIVATE KEY", der));
        string headed = Make.Pem("RSA PRIVATE KEY", Keys.Rsa.ExportRSAPrivateKey())
            .Replace("KEY-----\n", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n", StringComparison.Ordinal);
        Found found = Assert.Single(Found.In(headed));
        Assert.Null(Read(found.Match.Format, found.Text).PublicKeySha256);
    }

    [Fact]
    public void A_database_url_tells_all_but_its_password()
    {
        SecretReading reading = Read(SecretFormats.DatabaseUrl, "mongodb+srv://app%40x:k7dd@h1:1,h2:2/or%20ders?tls=true");
        Assert.Equal(
            ("mongodb+srv", "app@x", "h1:1,h2:2", "or ders"),
            (reading.DatabaseScheme, reading.DatabaseUser, reading.DatabaseHost, reading.DatabaseName));
        SecretReading bare = Read(SecretFormats.DatabaseUrl, "redis://:k7dd@h");
        Assert.Equal(("redis", null, "h", null), (bare.DatabaseScheme, bare.DatabaseUser, bare.DatabaseHost, bare.DatabaseName));
    }

    [Fact]
    public void A_password_with_a_raw_slash_is_not_taken_for_a_host()
    {
        SecretReading reading = Read(SecretFormats.DatabaseUrl, "mysql://app:k7@dd/99@host/orders");
        Assert.Null(reading.DatabaseHost);
        Assert.Null(reading.DatabaseName);
        Assert.Equal("app", reading.DatabaseUser);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_routable_gitlab_token_tells_its_organisation_and_user(bool versioned)
    {
        SecretReading reading = Read(SecretFormats.GitLabToken, Make.GitLabRoutable(new Random(1), "c:1\no:z\ng:10\np:3f\nu:2s", versioned));
        Assert.Equal(
            (35L, 36L, 123L, 100L),
            (reading.GitLabOrganizationId, reading.GitLabGroupId, reading.GitLabProjectId, reading.GitLabUserId));
    }

    [Theory]
    [InlineData("CK", 2026, 11)]
    [InlineData("AA", 2024, 1)]
    [InlineData("aL", 2050, 12)]
    public void A_key_of_azure_tells_when_it_was_allocated(string code, int year, int month)
    {
        string key = new string('2', 52) + "JQQJ99" + code + new string('A', 24);
        Assert.Equal(new DateOnly(year, month, 1), AzureKeyReader.Read(Encoding.ASCII.GetBytes(key)).AllocatedOn);
    }

    [Theory]
    [InlineData("AM")]
    [InlineData("-A")]
    public void A_key_of_azure_without_a_month_tells_nothing(string code) =>
        Assert.Same(SecretReading.Empty, AzureKeyReader.Read(Encoding.ASCII.GetBytes(new string('2', 52) + "JQQJ99" + code + new string('A', 24))));

    [Theory]
    [InlineData("https://hooks.acme.example/services/T/B/x", "hooks.acme.example", null)]
    [InlineData("https://key" + "@sentry.acme.example:8443/4", "sentry.acme.example:8443", null)]
    [InlineData("ftp://jo%40acme:pw" + "@files.acme.example", "files.acme.example", "jo@acme")]
    [InlineData("hooks.acme.example?sig=x", "hooks.acme.example", null)]
    public void A_url_tells_host_and_user(string url, string host, string? user)
    {
        SecretReading reading = UrlReader.Read(Encoding.ASCII.GetBytes(url));
        Assert.Equal((host, user), (reading.Host, reading.User));
    }

    [Fact]
    public void Formats_that_tell_nothing_and_malformed_values_give_the_empty_reading()
    {
        Assert.Same(SecretReading.Empty, Read(SecretFormats.GitHubToken, Make.GitHub(new Random(1))));
        Assert.Same(SecretReading.Empty, Read(SecretFormats.GitLabToken, Make.GitLab(new Random(1))));
        Assert.Same(SecretReading.Empty, Read(SecretFormats.AwsAccessKey, "AKIA"));
        Assert.Same(SecretReading.Empty, Read(SecretFormats.PrivateKey, new string('-', SecretFormats.MaxMatchLength + 1)));
    }

    private static SecretReading Read(SecretFormat format, string value) => SecretReader.Read(format, Encoding.UTF8.GetBytes(value));

    private static SecretReading ReadJwt(string payload) => Read(SecretFormats.Jwt, Make.Jwt(new Random(1), payload));

    private static string? ReadKey(string label, byte[] der) => Read(SecretFormats.PrivateKey, Make.Pem(label, der)).PublicKeySha256;
}
