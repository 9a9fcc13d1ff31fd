using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What is believed of a revocation list, and what is not.</summary>
public sealed class CrlVerifierTests : IAsyncLifetime, IDisposable
{
    private static readonly BigInteger Serial = 0x4e0102;
    private static readonly VerificationRequest Question = new(new CredentialId("svc"), new VersionId("4e0102"), OperationId.New());

    private readonly PrivateAuthority _authority = new();
    private readonly PrivateAuthority _namesake = new();
    private LoopbackServer _server = null!;
    private byte[] _list = [];
    private byte[] _delta = [];

    private static CrlSay Listed { get; } = new() { Entries = [new CrlSaid(5), new CrlSaid(Serial, 1), new CrlSaid(BigInteger.One << 150)] };

    private static CrlSay NotListed { get; } = new() { Entries = [new CrlSaid(5, 0)] };

    public Task InitializeAsync()
    {
        _server = new LoopbackServer(context => LoopbackServer.SayAsync(context, context.Request.Url!.AbsolutePath == "/delta" ? _delta : _list, "application/pkix-crl"));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _authority.Dispose();
        _namesake.Dispose();
    }

    [Fact]
    public async Task A_fresh_list_of_the_issuer_is_believed_in_both_encodings()
    {
        foreach (var isPem in new[] { false, true })
        {
            foreach (var line in new[] { "\n", "\r\n" })
            {
                byte[] Encoded(byte[] der) => isPem ? System.Text.Encoding.ASCII.GetBytes(PemEncoding.WriteString("X509 CRL", der).ReplaceLineEndings(line) + line) : der;
                await ExpectAsync(Verdict.Alive, Encoded(_authority.List(NotListed)));
                await ExpectAsync(Verdict.Alive, Encoded(_authority.List(new CrlSay())));
                var refused = await ExpectAsync(Verdict.Refused, Encoded(_authority.List(Listed)));
                Assert.EndsWith("keyCompromise", refused.Evidence.Answer);
            }
        }
    }

    [Fact]
    public async Task A_list_that_the_platform_makes_reads_the_same()
    {
        var builder = new CertificateRevocationListBuilder();
        builder.AddEntry([0x4e, 1, 2], PrivateAuthority.Now.AddMinutes(-5), X509RevocationReason.CessationOfOperation);
        var list = builder.Build(_authority.Certificate, 3, PrivateAuthority.Now.AddHours(1), HashAlgorithmName.SHA384);
        Assert.EndsWith("cessationOfOperation", (await ExpectAsync(Verdict.Refused, list)).Evidence.Answer);
        using var key = RSA.Create(2048);
        var name = new X500DistinguishedName("CN=RSA authority");
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var authority = request.CreateSelfSigned(PrivateAuthority.Now.AddDays(-1), PrivateAuthority.Now.AddDays(1));
        foreach (var padding in new[] { RSASignaturePadding.Pkcs1, RSASignaturePadding.Pss })
        {
            _list = builder.Build(authority, 3, PrivateAuthority.Now.AddHours(1), HashAlgorithmName.SHA256, padding);
            using var client = Clients.Streaming();
            Assert.Equal(Verdict.Refused, (await new CrlVerifier(Options() with { IssuerCertificate = authority.ExportCertificatePem() }, client).VerifyAsync(Question)).Verdict);
        }
    }

    [Fact]
    public async Task What_is_not_the_issuers_or_not_of_now_is_not_believed()
    {
        var now = PrivateAuthority.Now;
        foreach (var say in new[] { Listed, NotListed })
        {
            await ExpectAsync(Verdict.Indeterminate, say with { ThisUpdate = now.AddHours(-3), NextUpdate = now.AddHours(-2) });
            await ExpectAsync(Verdict.Indeterminate, say with { ThisUpdate = now.AddDays(-3), HasNext = false });
            await ExpectAsync(Verdict.Indeterminate, say with { ThisUpdate = now.AddHours(2), NextUpdate = now.AddHours(3) });
            await ExpectAsync(Verdict.Indeterminate, say with { NextUpdate = now.AddHours(-1), ThisUpdate = now.AddMinutes(-1) });
            await ExpectAsync(Verdict.Indeterminate, say with { Issuer = new X500DistinguishedName("CN=Another") });
            await ExpectAsync(Verdict.Indeterminate, say with { Key = _namesake.Key });
            await ExpectAsync(Verdict.Indeterminate, say with { Hash = HashAlgorithmName.SHA1 });
            await ExpectAsync(Verdict.Indeterminate, say with { Extensions = [("1.2.3.4", true, [5, 0])] });
            await ExpectAsync(Verdict.Indeterminate, say with { Base = 6 });
            await ExpectAsync(Verdict.Indeterminate, say with { Entries = [.. say.Entries, new CrlSaid(9, null, null, ("2.5.29.29", true, [0x30, 0]))] });
        }

        await ExpectAsync(Verdict.Indeterminate, Listed with { Entries = [new CrlSaid(Serial, 1, now.AddHours(3))] });
        await ExpectAsync(Verdict.Indeterminate, Listed with { Entries = [new CrlSaid(Serial, 8)] });
        await ExpectAsync(Verdict.Indeterminate, Listed with { Entries = [new CrlSaid(Serial, 1), new CrlSaid(Serial, 1)] });
        await ExpectAsync(Verdict.Refused, Listed with { HasNext = false });
        await ExpectAsync(Verdict.Refused, Listed with { Extensions = [("1.2.3.4", false, [5, 0])] });
        Assert.Contains((await ExpectAsync(Verdict.Refused, Listed with { Entries = [new CrlSaid(Serial, 6)] })).LeftOpen, open => open.Contains("hold", StringComparison.Ordinal));
        using var signsNoLists = new PrivateAuthority(usage: X509KeyUsageFlags.KeyCertSign);
        _list = signsNoLists.List(Listed);
        using var client = Clients.Streaming();
        Assert.Equal(Verdict.Indeterminate, (await new CrlVerifier(Options() with { IssuerCertificate = signsNoLists.Pem }, client).VerifyAsync(Question)).Verdict);
    }

    [Fact]
    public async Task A_list_of_a_part_says_nothing_of_the_rest()
    {
        await ExpectAsync(Verdict.Alive, NotListed with { Extensions = [Point(writer => writer.WriteBoolean(true, new Asn1Tag(TagClass.ContextSpecific, 1)))] });
        await ExpectAsync(Verdict.Indeterminate, Listed with { Extensions = [Point(writer => writer.WriteBoolean(true, new Asn1Tag(TagClass.ContextSpecific, 2)))] });
        await ExpectAsync(Verdict.Indeterminate, Listed with { Extensions = [Point(writer => writer.WriteBoolean(true, new Asn1Tag(TagClass.ContextSpecific, 4)))] });
        await ExpectAsync(Verdict.Indeterminate, Listed with { Extensions = [Point(writer => writer.WriteBoolean(true, new Asn1Tag(TagClass.ContextSpecific, 5)))] });
        var someReasons = Point(writer => writer.WriteBitString([0x40], 6, new Asn1Tag(TagClass.ContextSpecific, 3)));
        await ExpectAsync(Verdict.Indeterminate, NotListed with { Extensions = [someReasons] });
        await ExpectAsync(Verdict.Refused, Listed with { Extensions = [someReasons] });
        await ExpectAsync(Verdict.Indeterminate, NotListed with { Extensions = [Place("http://elsewhere.example/part7.crl")] });
        await ExpectAsync(Verdict.Refused, Listed with { Extensions = [Place("http://elsewhere.example/part7.crl")] });
        await ExpectAsync(Verdict.Alive, NotListed with { Extensions = [Place(new Uri(_server.Address, "list").AbsoluteUri)] });
        Assert.Contains("delta", Assert.Single((await ExpectAsync(Verdict.Alive, NotListed with { Extensions = [("2.5.29.46", false, [0x30, 0])] })).LeftOpen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_list_after_a_newer_one_is_played_back()
    {
        using var client = Clients.Streaming();
        var verifier = new CrlVerifier(Options(), client);
        async Task<Verdict> SeenAsync(CrlSay say)
        {
            _list = _authority.List(say);
            return (await verifier.VerifyAsync(Question)).Verdict;
        }

        var earlier = PrivateAuthority.Now.AddMinutes(-9);
        Assert.Equal(Verdict.Alive, await SeenAsync(NotListed with { Number = 7, ThisUpdate = earlier }));
        Assert.Equal(Verdict.Indeterminate, await SeenAsync(NotListed with { Number = 9, Key = _namesake.Key }));
        Assert.Equal(Verdict.Refused, await SeenAsync(Listed with { Number = 8 }));
        Assert.Equal(Verdict.Refused, await SeenAsync(Listed with { Number = 8 }));
        Assert.Equal(Verdict.Indeterminate, await SeenAsync(NotListed with { Number = 7, ThisUpdate = earlier }));
        Assert.Equal(Verdict.Indeterminate, await SeenAsync(NotListed with { Number = 7 }));
        Assert.Equal(Verdict.Indeterminate, await SeenAsync(NotListed with { Number = 9, ThisUpdate = earlier }));
    }

    [Fact]
    public async Task A_delta_changes_the_list_it_belongs_to()
    {
        var whole = NotListed with { Number = 10 };
        var held = whole with { Entries = [new CrlSaid(Serial, 6)] };
        var delta = new CrlSay { Number = 12, Base = 10 };
        await ExpectDeltaAsync(Verdict.Alive, whole, delta);
        await ExpectDeltaAsync(Verdict.Refused, whole, delta with { Entries = [new CrlSaid(Serial, 1)] });
        await ExpectDeltaAsync(Verdict.Refused, held, delta);
        await ExpectDeltaAsync(Verdict.Alive, held, delta with { Entries = [new CrlSaid(Serial, 8)] });
        await ExpectDeltaAsync(Verdict.Refused, held, delta with { Number = 9, Base = 8, Entries = [new CrlSaid(Serial, 8)] });
        await ExpectDeltaAsync(Verdict.Indeterminate, whole, delta with { Base = 11 });
        await ExpectDeltaAsync(Verdict.Indeterminate, whole, delta with { Base = null });
        await ExpectDeltaAsync(Verdict.Indeterminate, whole, delta with { Key = _namesake.Key });
        await ExpectDeltaAsync(Verdict.Indeterminate, whole, delta with { ThisUpdate = PrivateAuthority.Now.AddHours(-3), NextUpdate = PrivateAuthority.Now.AddHours(-2) });
    }

    [Fact]
    public async Task What_has_ended_or_might_have_is_not_called_alive()
    {
        _list = _authority.List(NotListed);
        using var client = Clients.Streaming();
        foreach (var end in new DateTimeOffset?[] { null, PrivateAuthority.Now.AddHours(-1) })
        {
            Assert.Equal(Verdict.Indeterminate, (await new CrlVerifier(Options() with { ExpiryOf = (_, _) => new(end) }, client).VerifyAsync(Question)).Verdict);
        }

        Assert.Equal(Verdict.Indeterminate, (await new CrlVerifier(Options() with { ExpiryOf = null }, client).VerifyAsync(Question)).Verdict);
        _list = _authority.List(Listed);
        Assert.Equal(Verdict.Refused, (await new CrlVerifier(Options() with { ExpiryOf = null }, client).VerifyAsync(Question)).Verdict);
    }

    [Fact]
    public async Task What_is_no_list_is_none()
    {
        var list = _authority.List(Listed);
        await ExpectAsync(Verdict.Indeterminate, []);
        await ExpectAsync(Verdict.Indeterminate, "<html>Welcome to our hotel</html>"u8.ToArray());
        await ExpectAsync(Verdict.Indeterminate, "-----BEGIN X509 CRL-----\nMIIB*\n-----END X509 CRL-----\n"u8.ToArray());
        await ExpectAsync(Verdict.Indeterminate, "-----BEGIN X509 CRL-----"u8.ToArray());
        await ExpectAsync(Verdict.Indeterminate, list[..^1]);
        await ExpectAsync(Verdict.Indeterminate, [.. list, 0]);
        foreach (var answer in new Func<System.Net.HttpListenerContext, Task>[]
        {
            context => LoopbackServer.SayAsync(context, list, status: 404),
            context =>
            {
                if (context.Request.Url!.AbsolutePath == "/elsewhere")
                {
                    return LoopbackServer.SayAsync(context, list);
                }

                context.Response.Redirect(new Uri(_server.Address, "elsewhere").AbsoluteUri);
                context.Response.Close();
                return Task.CompletedTask;
            },
            async context =>
            {
                context.Response.SendChunked = true;
                await context.Response.OutputStream.WriteAsync(list.AsMemory(0, 40));
                await context.Response.OutputStream.FlushAsync();
                context.Response.Abort();
            },
        })
        {
            _server.Answer = answer;
            foreach (var follows in new[] { false, true })
            {
                using var client = Clients.Streaming(follows);
                Assert.Equal(Verdict.Indeterminate, (await new CrlVerifier(Options(), client).VerifyAsync(Question)).Verdict);
            }
        }
    }

    [Fact]
    public async Task Who_never_finishes_is_left()
    {
        _server.Answer = async context =>
        {
            await context.Response.OutputStream.WriteAsync(new byte[] { 0x30 });
            await context.Response.OutputStream.FlushAsync();
        };
        using var client = Clients.Streaming();
        Assert.Equal(Verdict.Indeterminate, (await new CrlVerifier(Options() with { Timeout = TimeSpan.FromMilliseconds(300) }, client).VerifyAsync(Question)).Verdict);
        using var cancel = new CancellationTokenSource();
        var looking = new CrlVerifier(Options(), client).VerifyAsync(Question, cancellationToken: cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => looking);
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task A_list_of_a_million_is_read_in_little_memory_and_within_its_limit()
    {
        const int Count = 1_000_000;
        _list = _authority.List(new CrlSay { Entries = [.. Enumerable.Range(0, Count).Select(one => new CrlSaid((BigInteger.One << 120) + one, 4)), new CrlSaid(Serial, 4)] });
        using var client = Clients.Streaming();
        var verifier = new CrlVerifier(Options(), client);
        Assert.Equal(Verdict.Refused, (await verifier.VerifyAsync(Question)).Verdict);
        using var list = new MemoryStream(_list);

        // Memory answers at once, so that all of it happens on this thread.
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull((await CrlContent.ReadAsync(list, Serial.ToByteArray(isBigEndian: true), _list.Length, default)).Entry);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(_list.Length > 40_000_000 && allocated is > 0 and < 1_000_000, string.Create(CultureInfo.InvariantCulture, $"{allocated} bytes for a list of {_list.Length}"));
        Assert.Equal(Verdict.Indeterminate, (await new CrlVerifier(Options() with { MaxBytes = 1_000_000 }, client).VerifyAsync(Question)).Verdict);
    }

    [Fact]
    public void A_mangled_list_never_turns_into_another_verdict()
    {
        using var client = Clients.Streaming();
        var listed = _authority.List(Listed);
        var notListed = _authority.List(NotListed);
        var cases = from seen in Gen.Elements(Verdict.Alive, Verdict.Refused)
                    from at in Gen.Choose(0, 1000)
                    from to in Gen.Choose(0, 255)
                    from kind in Gen.Choose(0, 3)
                    select (Seen: seen, At: at, To: (byte)to, Kind: kind);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var list = one.Seen == Verdict.Alive ? notListed : listed;
            var at = one.At % list.Length;
            _list = one.Kind switch
            {
                0 => [.. list[..at], one.To, .. list[(at + 1)..]],
                1 => list[..at],
                2 => [.. list[..at], one.To, .. list[at..]],
                _ => [.. list[..at], .. list[Math.Min(list.Length, at + one.To)..]],
            };
            var seen = new CrlVerifier(Options(), client).VerifyAsync(Question).AsTask().GetAwaiter().GetResult();
            return seen.Verdict == Verdict.Indeterminate || (seen.Verdict == one.Seen && _list.AsSpan().SequenceEqual(list));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static (string Oid, bool IsCritical, byte[] Value)? Point(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            write(writer);
        }

        return ("2.5.29.28", true, writer.Encode());
    }

    private static (string Oid, bool IsCritical, byte[] Value)? Place(string uri) => Point(writer =>
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0);
        using (writer.PushSequence(tag))
        using (writer.PushSequence(tag))
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, uri, new Asn1Tag(TagClass.ContextSpecific, 6));
        }
    });

    private CrlOptions Options() => new() { Issuer = "openssl-ca", List = new Uri(_server.Address, "list"), IssuerCertificate = _authority.Pem, ExpiryOf = (_, _) => new(PrivateAuthority.Now.AddDays(1)) };

    private Task<Verification> ExpectAsync(Verdict expected, CrlSay say) => ExpectAsync(expected, _authority.List(say));

    private async Task<Verification> ExpectAsync(Verdict expected, byte[] list, Uri? delta = null)
    {
        _list = list;
        using var client = Clients.Streaming();
        var seen = await new CrlVerifier(Options() with { Delta = delta }, client).VerifyAsync(Question);
        Assert.True(seen.Verdict == expected, $"{seen.Verdict}, not {expected}: {seen.Reason}");
        return seen;
    }

    private Task<Verification> ExpectDeltaAsync(Verdict expected, CrlSay whole, CrlSay delta)
    {
        _delta = _authority.List(delta);
        return ExpectAsync(expected, _authority.List(whole), new Uri(_server.Address, "delta"));
    }
}
