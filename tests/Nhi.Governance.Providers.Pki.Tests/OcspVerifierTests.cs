using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What is believed of a responder, and what is not.</summary>
public sealed class OcspVerifierTests : IAsyncLifetime, IDisposable
{
    private static readonly VerificationRequest Question = new(new CredentialId("svc"), new VersionId("4e0102"), OperationId.New());

    private readonly PrivateAuthority _authority = new();
    private readonly PrivateAuthority _namesake = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private LoopbackServer _server = null!;
    private OcspSay _say = new();

    public Task InitializeAsync()
    {
        _server = _authority.Respond(() => _say);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _authority.Dispose();
        _namesake.Dispose();
        _key.Dispose();
    }

    [Fact]
    public async Task What_the_issuer_says_itself_is_believed()
    {
        await ExpectAsync(Verdict.Alive, new OcspSay());
        await ExpectAsync(Verdict.Alive, new OcspSay { ByKey = true });
        await ExpectAsync(Verdict.Alive, new OcspSay { HasNext = false });
        var refused = await ExpectAsync(Verdict.Refused, new OcspSay { Seen = Verdict.Refused, Reason = 1 });
        Assert.EndsWith("keyCompromise", refused.Evidence.Answer);
        Assert.Equal(EvidenceStrength.Introspection, refused.Strength);
        refused = await ExpectAsync(Verdict.Refused, new OcspSay { Seen = Verdict.Refused, Reason = 6 });
        Assert.Contains(refused.LeftOpen, open => open.Contains("hold", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_says_whom_the_issuer_asked_to_is_believed()
    {
        using var responder = _authority.Delegate(_key);
        var said = await ExpectAsync(Verdict.Refused, new OcspSay { Seen = Verdict.Refused, Key = _key, Included = responder });
        Assert.Contains(said.LeftOpen, open => open.Contains("responder's certificate", StringComparison.Ordinal));
        using var unchecked_ = _authority.Delegate(_key, further: new X509Extension("1.3.6.1.5.5.7.48.1.5", [5, 0], false));
        said = await ExpectAsync(Verdict.Refused, new OcspSay { Seen = Verdict.Refused, Key = _key, Included = unchecked_, ByKey = true });
        Assert.DoesNotContain(said.LeftOpen, open => open.Contains("responder's certificate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_nobody_may_say_is_not_believed()
    {
        var refused = new OcspSay { Seen = Verdict.Refused };
        using var withoutPurpose = _authority.Delegate(_key, purpose: null);
        using var otherPurpose = _authority.Delegate(_key, purpose: "1.3.6.1.5.5.7.3.1");
        using var ended = _authority.Delegate(_key, from: PrivateAuthority.Now.AddDays(-3), to: PrivateAuthority.Now.AddDays(-2));
        using var early = _authority.Delegate(_key, from: PrivateAuthority.Now.AddDays(2), to: PrivateAuthority.Now.AddDays(3));
        using var critical = _authority.Delegate(_key, further: new X509Extension("1.2.3.4", [5, 0], true));
        using var encipherment = _authority.Delegate(_key, further: new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, true));
        using var ofNamesake = _namesake.Delegate(_key);
        using var issuersName = _authority.Delegate(_key, purpose: null, name: "CN=Private authority");
        foreach (var included in new[] { withoutPurpose, otherPurpose, ended, early, critical, encipherment, ofNamesake, issuersName })
        {
            await ExpectAsync(Verdict.Indeterminate, refused with { Key = _key, Included = included });
        }

        using var responder = _authority.Delegate(_key);
        await ExpectAsync(Verdict.Indeterminate, refused with { Included = responder });
        await ExpectAsync(Verdict.Indeterminate, refused with { Key = _namesake.Key });
        await ExpectAsync(Verdict.Indeterminate, refused with { Key = _namesake.Key, Included = _namesake.Certificate });
        await ExpectAsync(Verdict.Indeterminate, refused with { Hash = HashAlgorithmName.SHA1 });
        await ExpectAsync(Verdict.Indeterminate, refused with { Extension = ("1.2.3.4", true, [5, 0]) });
        await ExpectAsync(Verdict.Refused, refused with { Extension = ("1.2.3.4", false, [5, 0]) });
    }

    [Fact]
    public async Task What_was_true_once_or_elsewhere_is_not_believed()
    {
        var now = PrivateAuthority.Now;
        var refused = new OcspSay { Seen = Verdict.Refused };
        await ExpectAsync(Verdict.Indeterminate, refused with { ThisUpdate = now.AddHours(-3), NextUpdate = now.AddHours(-2) });
        await ExpectAsync(Verdict.Indeterminate, refused with { ThisUpdate = now.AddHours(-3), HasNext = false });
        await ExpectAsync(Verdict.Indeterminate, refused with { ThisUpdate = now.AddHours(3), NextUpdate = now.AddHours(4) });
        await ExpectAsync(Verdict.Indeterminate, refused with { ProducedAt = now.AddHours(3) });
        await ExpectAsync(Verdict.Indeterminate, refused with { ProducedAt = now.AddHours(-3) });
        await ExpectAsync(Verdict.Indeterminate, refused with { NextUpdate = now.AddHours(-1) });
        await ExpectAsync(Verdict.Indeterminate, refused with { RevokedAt = now.AddHours(3) });
        await ExpectAsync(Verdict.Indeterminate, refused with { Reason = 8 });
        await ExpectAsync(Verdict.Indeterminate, refused with { Reason = 6, RevokedAt = DateTimeOffset.UnixEpoch, Extension = ("1.3.6.1.5.5.7.48.1.9", false, [5, 0]) });
        await ExpectAsync(Verdict.Indeterminate, refused with { Nonce = [] });
        await ExpectAsync(Verdict.Indeterminate, refused with { Nonce = [4, 2, 1, 2] });
        await ExpectAsync(Verdict.Refused, refused with { Nonce = [] }, OcspNonce.Preferred);
        await ExpectAsync(Verdict.Indeterminate, refused with { Nonce = [4, 2, 1, 2] }, OcspNonce.Preferred);
    }

    [Fact]
    public async Task An_answer_about_something_else_is_none()
    {
        var refused = new OcspSay { Seen = Verdict.Refused };
        await ExpectAsync(Verdict.Indeterminate, refused with { About = asked => [Changed(asked, asked.Length - 1)] });
        await ExpectAsync(Verdict.Indeterminate, refused with { About = asked => [Changed(asked, 20)] });
        await ExpectAsync(Verdict.Indeterminate, refused with { About = asked => [Changed(asked, 45)] });
        await ExpectAsync(Verdict.Indeterminate, refused with { About = _ => [] });
        await ExpectAsync(Verdict.Indeterminate, refused with { About = asked => [asked, asked] });
        await ExpectAsync(Verdict.Refused, refused with { About = asked => [Changed(asked, asked.Length - 1), asked] });
        await ExpectAsync(Verdict.Indeterminate, refused with { Kind = "1.2.3.4" });
        await ExpectAsync(Verdict.Indeterminate, refused with { Seen = Verdict.Indeterminate });
        foreach (var status in new byte[] { 1, 2, 3, 5, 6, 77 })
        {
            await ExpectAsync(Verdict.Indeterminate, refused with { Status = status });
        }
    }

    [Fact]
    public async Task What_is_no_answer_is_none()
    {
        var refused = new OcspSay { Seen = Verdict.Refused };
        foreach (var answer in new Func<System.Net.HttpListenerContext, Task>[]
        {
            context => LoopbackServer.SayAsync(context, "<html>Welcome to our hotel</html>"u8.ToArray(), "text/html"),
            context => LoopbackServer.SayAsync(context, []),
            context => LoopbackServer.SayAsync(context, new byte[100_000]),
            async context => await LoopbackServer.SayAsync(context, _authority.Answer(await LoopbackServer.BodyAsync(context), refused), status: 500),
            async context => await LoopbackServer.SayAsync(context, _authority.Answer(await LoopbackServer.BodyAsync(context), refused), status: 401),
            async context => await LoopbackServer.SayAsync(context, _authority.Answer(await LoopbackServer.BodyAsync(context), refused)[..^3]),
            async context => await LoopbackServer.SayAsync(context, [.. _authority.Answer(await LoopbackServer.BodyAsync(context), refused), 0]),
            context =>
            {
                context.Response.Redirect(new Uri(_server.Address, "elsewhere").AbsoluteUri);
                context.Response.Close();
                return Task.CompletedTask;
            },
            context =>
            {
                context.Response.Abort();
                return Task.CompletedTask;
            },
        })
        {
            _server.Answer = answer;
            var asked = _server.Asked;
            Assert.Equal(Verdict.Indeterminate, (await LookAsync()).Verdict);
            Assert.Equal(asked + 1, _server.Asked);
        }
    }

    [Fact]
    public async Task A_wrong_clock_of_our_own_makes_nothing_alive_or_refused()
    {
        foreach (var hours in new[] { -48, 48 })
        {
            foreach (var seen in new[] { Verdict.Alive, Verdict.Refused })
            {
                _say = new OcspSay { Seen = seen };
                using var client = Clients.For(_server.Address);
                var verifier = new OcspVerifier(Options(), client, new ShiftedTime(TimeSpan.FromHours(hours)));
                Assert.Equal(Verdict.Indeterminate, (await verifier.VerifyAsync(Question)).Verdict);
            }
        }
    }

    [Fact]
    public async Task A_version_that_is_no_serial_is_not_asked_about()
    {
        using var client = Clients.For(_server.Address);
        foreach (var version in new[] { "", "0", "xyz", "12 34", new string('1', 43), "-1" })
        {
            Assert.Equal(Verdict.Indeterminate, (await new OcspVerifier(Options(), client).VerifyAsync(Question with { Version = new VersionId(version) })).Verdict);
        }

        Assert.Equal(0, _server.Asked);
    }

    [Fact]
    public void A_mangled_answer_never_turns_into_another_verdict()
    {
        using var client = Clients.For(_server.Address);
        using var responder = _authority.Delegate(_key);
        var verifier = new OcspVerifier(Options(), client);
        var cases = from seen in Gen.Elements(Verdict.Alive, Verdict.Refused)
                    from at in Gen.Choose(0, 2000)
                    from to in Gen.Choose(0, 255)
                    from kind in Gen.Choose(0, 3)
                    select (Seen: seen, At: at, To: (byte)to, Kind: kind);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            _server.Answer = async context =>
            {
                var answer = _authority.Answer(await LoopbackServer.BodyAsync(context), new OcspSay { Seen = one.Seen, Key = _key, Included = responder });
                await LoopbackServer.SayAsync(context, Mangled(answer, one.At % answer.Length, one.To, one.Kind));
            };
            var seen = verifier.VerifyAsync(Question).AsTask().GetAwaiter().GetResult();
            return seen.Verdict == Verdict.Indeterminate || seen.Verdict == one.Seen;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static byte[] Mangled(byte[] answer, int at, byte to, int kind) => kind switch
    {
        0 => [.. answer[..at], to, .. answer[(at + 1)..]],
        1 => answer[..at],
        2 => [.. answer[..at], to, .. answer[at..]],
        _ => [.. answer[..at], .. answer[Math.Min(answer.Length, at + to)..]],
    };

    private static byte[] Changed(byte[] bytes, int at)
    {
        var changed = bytes.ToArray();
        changed[at] ^= 1;
        return changed;
    }

    private OcspOptions Options(OcspNonce nonce = OcspNonce.Required) => new() { Issuer = "openssl-ca", Responder = _server.Address, IssuerCertificate = _authority.Pem, Nonce = nonce };

    private async Task<Verification> LookAsync(OcspNonce nonce = OcspNonce.Required)
    {
        using var client = Clients.For(_server.Address);
        return await new OcspVerifier(Options(nonce), client).VerifyAsync(Question);
    }

    private async Task<Verification> ExpectAsync(Verdict expected, OcspSay say, OcspNonce nonce = OcspNonce.Required)
    {
        _say = say;
        var seen = await LookAsync(nonce);
        Assert.True(seen.Verdict == expected, $"{seen.Verdict}, not {expected}: {seen.Reason}");
        Assert.Equal(expected == Verdict.Indeterminate ? EvidenceStrength.None : EvidenceStrength.Introspection, seen.Strength);
        return seen;
    }
}
