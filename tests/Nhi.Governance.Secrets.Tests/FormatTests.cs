namespace Nhi.Governance.Secrets.Tests;

public sealed class FormatTests
{
    private static readonly Random Random = new(7);

    public static TheoryData<string, string, string> Real()
    {
        var r = new Random(1);
        string aws = Make.AwsId(r);
        return new TheoryData<string, string, string>
        {
            { "github-token", "token: {0}", Make.GitHub(r) },
            { "github-token", "MY_{0}", Make.GitHub(r) },
            { "github-token", "https://x:{0}@github.com/o/r.git", Make.GitHub(r) },
            { "npm-token", "//registry.acme.example/:_authToken={0}\n", Make.Npm(r) },
            { "gitlab-token", "'{0}'", Make.GitLab(r) },
            { "gitlab-token", "{0}", Make.GitLabRoutable(r, "o:1\nu:2s", versioned: false) },
            { "gitlab-token", "see {0}.", Make.GitLabRoutable(r, "c:1\no:1\np:3f\nu:2s", versioned: true) },
            { "slack-token", "SLACK={0};", Make.Slack(r) },
            { "slack-token", "xoxe.{0}", "xoxp-1-" + Make.Text(r, "abcdefghijklmnop0123456789", 60) },
            { "stripe-key", "stripe(\"{0}\")", Make.Stripe(r) },
            { "azure-storage-key", "AccountName=a;AccountKey={0};EndpointSuffix=core.windows.net", Make.AzureKey(r) },
            { "azure-storage-key", "StorageAccountKey={0}", Make.AzureKey(r) },
            { "aws-access-key", "[default]\naws_access_key_id = {0}\naws_secret_access_key = " + Make.AwsSecret(r) + "\n", aws },
            { "aws-access-key", "secret " + Make.AwsSecret(r) + " of {0}", aws },
            { "aws-access-key", "{0}," + Make.AwsSecret(r), aws },
            { "jwt", "Authorization: Bearer {0}\r\n", Make.Jwt(r) },
            { "jwt", "{0}.", Make.Jwt(r) },
            { "jwt", "x {0} y", Make.Jwt(r, "{\"iss\":\"https://ü.example\"}", "{\"typ\":\"JWT\", \"alg\" : \"ES256\"}") },
            { "private-key", "{0}\n", Make.Pem(r) },
            { "private-key", "key = \"{0}\"", Make.Pem(r, "RSA PRIVATE KEY", newLine: "\\n") },
            { "private-key", "\"{0}\"", Make.Pem(r, "EC PRIVATE KEY", newLine: "\\\\n\" +\r\n  \"") },
            { "private-key", "# {0}", Make.Pem(r, "OPENSSH PRIVATE KEY", newLine: "\n# ") },
            { "private-key", "// {0}", Make.Pem(r, newLine: "\r\n// ") },
            { "private-key", "{0}", Make.Pem(r, "ENCRYPTED PRIVATE KEY") },
            { "private-key", "{0}", Make.Pem(r, newLine: " ") },
            { "private-key", "{0}", Make.Pem(r, "PGP PRIVATE KEY BLOCK").Replace("-----\n", "-----\nVersion: 1\n\n", StringComparison.Ordinal)[..^1] + "-" },
            { "database-url", "DATABASE_URL={0}\n", Make.Url(r) },
            { "database-url", "jdbc:{0}", Make.Url(r) },
            { "database-url", "({0}).", Make.Url(r) },
            { "database-url", "{0}", "postgresql+asyncpg://app:" + "p@ss@w0rd" + "@[::1]:5432/x" },
            { "database-url", "{0}", "redis://:" + "k7dd" + "@cache" },
            { "database-url", "\"{0}\"", "MySQL://root:" + "root" + "@localhost" },
            { "database-url", "この{0}は", "amqp://u:" + "pässword" + "@host/v" },
        };
    }

    public static TheoryData<string> Unreal()
    {
        var r = new Random(2);
        string gitHub = Make.GitHub(r);
        string slack = Make.Slack(r);
        string gitLab = Make.GitLab(r);
        string jwt = Make.Jwt(r);
        string azure = Make.AzureKey(r);
        string secret = Make.AwsSecret(r);
        string id = Make.AwsId(r);
        string pem = Make.Pem(r);
        return
        [
            "",
            gitHub[..^1],
            gitHub + "x",
            gitHub + "_more",
            "x" + gitHub,
            "GHP_" + gitHub[4..],
            "ghx_" + gitHub[4..],
            Make.Npm(r) + "0",
            "npm-" + gitHub[4..],
            gitLab[..^1],
            "glpat-" + new string('x', 20),
            "glpat-" + "this-is-an-example-1",
            "x" + gitLab,
            "glpat-" + Make.Text(r, "abcdefgh", 400),
            "xoxb-" + new string('x', 30),
            "xoxb-123456789012-" + new string('x', 24),
            "xoxb-your-bot-token-goes-in-here",
            "xoxz-" + slack[5..],
            "a" + slack,
            slack[..12],
            "sk_live_" + new string('A', 24),
            "sk_test_" + "abcdefghijklmnopqrst",
            "sk_live_" + "4eC39HqLyjWDarj",
            "sk_prod_" + "4eC39HqLyjWDarjtT1zdp7dc",
            "desk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
            "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc_x",
            "AccountKey=" + azure[..^1],
            "AccountKey=" + azure + "=",
            "AccountKey=" + new string('A', 86) + "==",
            "accountname=" + azure,
            id,
            secret,
            id + " " + new string(' ', 250) + secret,
            id + " " + secret[..^1],
            id + " " + secret + "x",
            id + " " + secret + "=",
            id + "a" + secret[1..],
            secret[1..] + "a" + id,
            id + "A " + secret,
            "AKIA" + new string('X', 16) + " " + secret,
            id + " 0123456789abcdef0123456789abcdef01234567",
            id.ToLowerInvariant() + " " + secret,
            jwt[..jwt.LastIndexOf('.')],
            jwt[..(jwt.LastIndexOf('.') + 10)],
            "x" + jwt,
            jwt + "." + "abcd",
            jwt.Replace(".", "..", StringComparison.Ordinal),
            Make.Jwt(r, header: "{\"typ\":\"JWT\"}"),
            Make.Jwt(r, header: "{\"alg\":7}"),
            Make.Jwt(r, payload: "not json"),
            Make.Jwt(r, payload: "{\"a\":\"\u0001\"}"),
            pem[..^1],
            pem.Replace("PRIVATE", "PUBLIC", StringComparison.Ordinal),
            pem.Replace("END PRIVATE", "END RSA PRIVATE", StringComparison.Ordinal),
            pem.Replace("\n", "\n<br>", StringComparison.Ordinal),
            "-" + pem,
            pem + "-",
            Make.Pem(r, bytes: 40),
            Make.Pem("PRIVATE KEY", new byte[300]),
            "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
            "postgres://localhost/db",
            "postgres://app@localhost/db",
            "postgres://app:@localhost/db",
            "http://app:k7dd99@localhost/db",
            "xpostgres://app:k7dd99@localhost/db",
            "postgres://app:k7dd99@",
            "postgres:/app:k7dd99@localhost",
            "postgres://app:k7dd99@h/" + new string('x', 2048),
        ];
    }

    public static TheoryData<string> TemplatePasswords() =>
    [
        "password", "PASSWORD", "passwd", "pass", "pwd", "secret", "changeme", "change-me", "change_me", "example", "placeholder", "redacted",
        "your_password", "your-password", "yourpassword", "db_password", "REPLACE_WITH_PASSWORD", "x", "xxx", "****", "...", "${DB_PASSWORD}",
        "pre${x}post", "$(cat", "#{pw}", "{{pw}}", "{password}", "[password]", "<password>", "%s", "%v", "%(pw)s", "%PASSWORD%", "$PASSWORD",
        "$DB_PASS1", "$1", "$password",
    ];

    [Theory]
    [MemberData(nameof(Real))]
    public void A_credential_is_found_with_its_exact_bounds(string id, string frame, string value)
    {
        Found found = Assert.Single(Found.In(frame.Replace("{0}", value, StringComparison.Ordinal)));
        Assert.Equal(id, found.Id);
        Assert.Equal(value, found.Text);
        int index = System.Text.Encoding.UTF8.GetByteCount(frame[..frame.IndexOf("{0}", StringComparison.Ordinal)]);
        Assert.Equal(index, found.Match.Offset);
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(value), found.Match.Length);
    }

    [Theory]
    [MemberData(nameof(Unreal))]
    public void What_only_resembles_one_is_not_found(string text) => Assert.Empty(Found.In(text));

    [Theory]
    [MemberData(nameof(TemplatePasswords))]
    public void A_template_password_makes_no_match(string password) => Assert.Empty(Found.In(Make.Url(Random, password)));

    [Theory]
    [InlineData("passw0rd")]
    [InlineData("secret1")]
    [InlineData("Password123")]
    [InlineData("$ecret1")]
    [InlineData("100%")]
    public void A_weak_password_is_still_one(string password) => Assert.Single(Found.In(Make.Url(Random, password)));

    [Fact]
    public void The_secret_of_an_aws_key_is_handed_over_apart_from_its_id()
    {
        string id = Make.AwsId(Random);
        string secret = Make.AwsSecret(Random);
        Found found = Assert.Single(Found.In($"{id}:{secret}"));
        Assert.Equal(id, found.Text);
        Assert.Equal(secret, found.Secret);
    }

    [Fact]
    public void Aws_keys_are_paired_each_with_its_own_secret()
    {
        string[] ids = [Make.AwsId(Random), Make.AwsId(Random), Make.AwsId(Random)];
        string[] secrets = [Make.AwsSecret(Random), Make.AwsSecret(Random)];
        List<Found> found = Found.In($"{ids[0]} {secrets[0]}\n{ids[1]} {ids[2]} {secrets[1]}");
        Assert.Equal([(ids[0], secrets[0]), (ids[2], secrets[1])], found.Select(static f => (f.Text, f.Secret)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void An_aws_secret_is_looked_for_up_to_the_limit_and_no_further(int beyond, bool expected)
    {
        string gap = new(' ', SecretFormats.AwsPairingDistance - 40 + beyond);
        string id = Make.AwsId(Random);
        string secret = Make.AwsSecret(Random);
        Assert.Equal(expected, Found.In($"({id}{gap}{secret})").Count == 1);
        Assert.Equal(expected, Found.In($"({secret}{gap}{id})").Count == 1);
    }

    [Fact]
    public void A_secret_at_the_limit_that_belongs_to_an_earlier_id_is_not_lent()
    {
        string gap = new(' ', SecretFormats.AwsPairingDistance - 40);
        string first = Make.AwsId(Random);
        Found found = Assert.Single(Found.In($"({first}{gap}{Make.AwsSecret(Random)}{gap}{Make.AwsId(Random)})"));
        Assert.Equal(first, found.Text);
    }

    [Fact]
    public void The_emulator_key_everybody_has_is_no_secret() =>
        Assert.Empty(Found.In("AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="));

    [Fact]
    public void What_a_match_contains_is_not_reported_again()
    {
        string token = Make.GitHub(Random);
        string jwt = Make.Jwt(Random);
        List<Found> found = Found.In($"mysql://app:{token}@host/x {token} redis://u:{jwt}@h");
        Assert.Equal("database-url github-token database-url", string.Join(' ', found.Select(static f => f.Id)));
    }

    [Fact]
    public void Urls_in_a_list_are_told_apart()
    {
        List<Found> found = Found.In("amqp://a:k7dd@h1/v,amqp://b:k8dd@h2/v;postgres://c:k9dd@h3");
        Assert.Equal("amqp://a:k7dd@h1/v amqp://b:k8dd@h2/v postgres://c:k9dd@h3", string.Join(' ', found.Select(static f => f.Text)));
    }

    [Fact]
    public void Formats_are_found_by_their_id_and_no_id_is_used_twice()
    {
        Assert.Equal(SecretFormats.All.Length, SecretFormats.All.Select(static f => f.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(SecretFormats.All, static f => Assert.Same(f, SecretFormats.Find(f.Id)));
        Assert.All(SecretFormats.All, static f => Assert.NotEmpty(f.RevocationHint));
        Assert.Null(SecretFormats.Find("GitHub-Token"));
    }
}
