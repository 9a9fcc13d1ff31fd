using System.Net;
using Nhi.Governance.Conformance;

namespace Nhi.Governance.Providers.Pki;

/// <summary>A verifier of certificates over the real authority, and over worlds where something is wrong.</summary>
public abstract class PkiVerifierFixture : RevocationVerifierFixture
{
    private readonly List<LoopbackServer> _servers = [];

    /// <summary>A subject of worlds that are made in memory is looked at by the same serial.</summary>
    internal OpenSslAuthority Authority { get; private set; } = null!;

    internal PrivateAuthority Own { get; } = new();

    internal PrivateAuthority Other { get; } = new();

    public override bool NeedsSecret => false;

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (OpenSsl.Missing is { } missing)
        {
            return missing;
        }

        Authority = await OpenSslAuthority.StartAsync();
        return null;
    }

    public override async ValueTask<VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default)
    {
        using var issued = await OpenSslAuthorityTests.IssueAsync(Authority.Provider(), new CredentialId($"svc-{Guid.NewGuid():n}"));
        await Authority.WakeAsync();
        return new VerificationSubject(issued.Version.Credential, issued.Version.Id, null);
    }

    public override async ValueTask RevokeAsync(VerificationSubject subject, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        await Authority.ByHandAsync("-revoke", Path.Join("newcerts", subject.Version.Value.ToUpperInvariant() + ".pem"), "-crl_reason", "keyCompromise");
        await Authority.ByHandAsync("-gencrl", "-out", "ca.crl.pem");
        await OpenSsl.RunAsync(Authority.Folder, "crl", "-in", "ca.crl.pem", "-outform", "DER", "-out", "ca.crl.new");
        File.Move(Path.Join(Authority.Folder, "ca.crl.new"), Path.Join(Authority.Folder, "ca.crl"), overwrite: true);
        await Authority.WakeAsync();
    }

    public override async ValueTask<IRevocationVerifier?> InAsync(BrokenWorld world, CancellationToken cancellationToken = default)
    {
        // None of these is refused; only who may not say so says it, or says it of another time.
        return world switch
        {
            BrokenWorld.Unreachable => Look(new Uri($"http://127.0.0.1:{LoopbackServer.FreePort()}/")),
            BrokenWorld.BreaksOff => Serve(context =>
            {
                context.Response.ContentLength64 = 10_000;
                context.Response.OutputStream.Write([0x30, 0x82]);
                context.Response.Abort();
                return Task.CompletedTask;
            }),
            BrokenWorld.RefusesEveryone => Serve(context => LoopbackServer.SayAsync(context, [], status: (int)HttpStatusCode.Forbidden)),
            BrokenWorld.AcceptsEveryone => Serve(context => LoopbackServer.SayAsync(context, "<html>Welcome</html>"u8.ToArray(), "text/html")),
            BrokenWorld.Redirects => Serve(context =>
            {
                context.Response.Redirect(Authority.List.AbsoluteUri);
                context.Response.Close();
                return Task.CompletedTask;
            }),
            BrokenWorld.WithoutRights => Serve(context => LoopbackServer.SayAsync(context, [], status: (int)HttpStatusCode.Unauthorized)),
            BrokenWorld.Throttled => Serve(context => LoopbackServer.SayAsync(context, [], status: (int)HttpStatusCode.TooManyRequests)),
            BrokenWorld.ClockAhead => await RealAsync(new ShiftedTime(TimeSpan.FromDays(2000))),
            BrokenWorld.ClockBehind => await RealAsync(new ShiftedTime(TimeSpan.FromDays(-2000))),
            BrokenWorld.StaleAnswer => Serve(async context => await LoopbackServer.SayAsync(context, Stale(await LoopbackServer.BodyAsync(context)))),
            BrokenWorld.WrongAuthority => Serve(async context => await LoopbackServer.SayAsync(context, Foreign(await LoopbackServer.BodyAsync(context)))),
            _ => null,
        };
    }

    public override async ValueTask<string?> ObserveAsync(VerificationSubject subject, CancellationToken cancellationToken = default) =>
        await File.ReadAllTextAsync(Path.Join(Authority.Folder, "index.txt"), cancellationToken)
        + Convert.ToHexString(await File.ReadAllBytesAsync(Path.Join(Authority.Folder, "ca.crl"), cancellationToken));

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        if (Authority is not null)
        {
            await Authority.DisposeAsync();
        }

        Own.Dispose();
        Other.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>Looks into a world in memory, whose authority is <see cref="Own"/>.</summary>
    internal abstract IRevocationVerifier Look(Uri at);

    internal abstract ValueTask<IRevocationVerifier> RealAsync(TimeProvider time);

    /// <summary>What was right long ago: everything refused.</summary>
    internal abstract byte[] Stale(byte[] question);

    /// <summary>What another authority of the same name says: everything refused.</summary>
    internal abstract byte[] Foreign(byte[] question);

    private IRevocationVerifier Serve(Func<HttpListenerContext, Task> answer)
    {
        var server = new LoopbackServer(answer);
        _servers.Add(server);
        return Look(server.Address);
    }
}
