using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nhi.Governance.Secrets;
using Xunit;

namespace LogRedaction;

public sealed class RedactionTests : IDisposable
{
    private readonly string _secret = "k/" + "5be19af0372c64d8e1b7093f" + "+\"Q";
    private readonly StringWriter _written = new();
    private readonly KnownSecrets _known;
    private readonly ServiceProvider _services;
    private readonly ILogger _log;

    public RedactionTests()
    {
        using var builder = new KnownSecretsBuilder(1, RandomNumberGenerator.GetBytes(32));
        builder.Enrol(Encoding.UTF8.GetBytes(_secret));
        _known = builder.Build();
        _services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(new LineLoggerProvider(_written)).AddRedaction(new SecretMask(_known)))
            .BuildServiceProvider();
        _log = _services.GetRequiredService<ILoggerFactory>().CreateLogger("test");
    }

    private string Written => _written.ToString();

    public void Dispose()
    {
        _services.Dispose();
        _known.Dispose();
        _written.Dispose();
    }

    [Fact]
    public void A_text_without_a_secret_is_given_back_as_it_is()
    {
        var text = "GET /orders/42 took 17 ms – größer als sonst";

        Assert.Same(text, new SecretMask(_known).Mask(text));
    }

    [Fact]
    public void A_known_secret_is_masked_in_every_encoding()
    {
        foreach (var encoded in Encodings())
        {
            var masked = new SecretMask(_known).Mask($"before {encoded} after");

            // What closes an encoding tells nothing, and may stay: the padding of base64, the sum at the end of gzip.
            Assert.Matches("^before \\[secret: known\\][A-Za-z0-9+/]{0,12}=* after$", masked);
        }
    }

    [Fact]
    public void A_recognised_format_is_masked_without_being_known()
    {
        var token = "xoxb-" + "123456789012-123456789012-" + "f3a91c07be5d2486ac0f19d7";

        var masked = new SecretMask().Mask($"token={token};");

        Assert.DoesNotContain(token, masked, StringComparison.Ordinal);
        Assert.Matches(@"^token=\[secret: [a-z0-9-]+\];$", masked);
    }

    [Fact]
    public void Of_an_aws_key_the_secret_is_masked_and_the_id_stays()
    {
        var id = "AKIA" + "Q3EGRZJ7KLM2NOPQ";
        var secret = "x8Fq2Lw+0RzVnT7cKpY4" + "mB1sEoGdJ6hU9iXaWvQ3";

        var masked = new SecretMask().Mask($"aws_access_key_id={id} aws_secret_access_key={secret}");

        Assert.Contains(id, masked, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, masked, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_values_scopes_and_exceptions_come_masked()
    {
        using (_log.BeginScope($"request of {_secret}"))
        using (_log.BeginScope(new Dictionary<string, object?>(StringComparer.Ordinal) { ["key"] = _secret }))
        {
            Log.Everything(_log, new InvalidOperationException("outer", new FormatException($"password={_secret}")), _secret, [_secret, "b"], new Holder(_secret), 7);
        }

        Assert.DoesNotContain(_secret, Written, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: outer", Written, StringComparison.Ordinal);
        Assert.Contains("n=7", Written, StringComparison.Ordinal);
        Assert.True(Written.Split("[secret: known]").Length > 6, Written);
    }

    [Fact]
    public void An_exception_that_tells_nothing_stays_itself()
    {
        var exception = new InvalidOperationException("disk full");

        Assert.Same(exception, MaskedException.Of(exception, new SecretMask(_known)));
    }

    [Fact]
    public void Secrets_that_overlap_leave_nothing_behind()
    {
        var token = "ghp_" + "0123456789abcdefghijklmnopqrstuv1BdQ";
        using var builder = new KnownSecretsBuilder(1, RandomNumberGenerator.GetBytes(32));
        builder.Enrol(Encoding.UTF8.GetBytes(token[20..] + "-tail"));
        using var known = builder.Build();

        var masked = new SecretMask(known).Mask($"a {token}-tail z");

        Assert.DoesNotContain("tail", masked, StringComparison.Ordinal);
        Assert.EndsWith(" z", masked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_log_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var index = 0; index < 200; index++)
            {
                Log.Plain(_log, _secret);
            }
        })));

        Assert.DoesNotContain(_secret, Written, StringComparison.Ordinal);
        Assert.Equal(1600, Written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private IEnumerable<string> Encodings()
    {
        var bytes = Encoding.UTF8.GetBytes(_secret);
        yield return _secret;
        yield return Uri.EscapeDataString(_secret);
        yield return Convert.ToBase64String(bytes);
        yield return Convert.ToHexString(bytes);
        yield return _secret.Replace("\"", "\\\"", StringComparison.Ordinal);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        yield return Convert.ToBase64String(packed.ToArray());
    }

    private sealed class Holder(string value)
    {
        public override string ToString() => $"Holder of {value}";
    }
}
