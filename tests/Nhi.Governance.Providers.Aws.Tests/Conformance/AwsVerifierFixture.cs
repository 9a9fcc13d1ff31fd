using System.Globalization;
using Nhi.Governance.Conformance;
using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws.Conformance;

/// <summary>The probe at moto, judged; in broken worlds at fakes.</summary>
public sealed class AwsVerifierFixture : RevocationVerifierFixture
{
    private const string Identity = "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/anybody</Arn><UserId>AIDA</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    private const string Dates = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan FarOff = TimeSpan.FromHours(2);
    private readonly List<FakeAws> _fakes = [];
    private MotoServer? _moto;
    private Func<CancellationToken, ValueTask<ControlCredential?>>? _control;
    private IRevocationVerifier? _verifier;

    public override Type Subject => typeof(AwsCredentialProbe);

    public override IRevocationVerifier Verifier => _verifier!;

    public override bool NeedsSecret => true;

    public override async ValueTask<string?> StartAsync(CancellationToken cancellationToken = default)
    {
        if (MotoInstallation.Reason is { } reason)
        {
            return reason;
        }

        _moto = await MotoServer.StartAsync();
        _control = Controls.Of(_moto);
        _verifier = Judged(new AwsCredentialProbe(_moto.Options(), _moto.Http));
        return null;
    }

    public override async ValueTask<VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default)
    {
        var user = await _moto!.NewUserAsync();
        var key = await _moto.NewKeyAsync(user);
        return new VerificationSubject(new(user), new(key.Key.Id), key.Secret);
    }

    public override async ValueTask RevokeAsync(VerificationSubject subject, CancellationToken cancellationToken = default) =>
        await _moto!.IamAsync("DeleteAccessKey", ("UserName", subject.Credential.Value), ("AccessKeyId", subject.Version.Value));

    public override ValueTask<IRevocationVerifier?> InAsync(BrokenWorld world, CancellationToken cancellationToken = default) => new(world switch
    {
        BrokenWorld.Unreachable => Unreachable(),
        BrokenWorld.BreaksOff => Fake(_ => new FakeAws.Reply(0, "", BreaksOff: true)),
        BrokenWorld.RefusesEveryone => Fake(_ => Refusal()),
        BrokenWorld.AcceptsEveryone => Fake(_ => FakeAws.Xml(Identity)),
        BrokenWorld.TakesTurns => TakingTurns(),
        BrokenWorld.Redirects => Fake(_ => new FakeAws.Reply(302, "", Headers: new Dictionary<string, string> { ["Location"] = _moto!.Address.AbsoluteUri })),
        BrokenWorld.Throttled => Fake(_ => FakeAws.XmlError("Throttling", "Rate exceeded")),
        BrokenWorld.ClockAhead => Fake(AsTheClockHasIt, new Shifted(FarOff)),
        BrokenWorld.ClockBehind => Fake(AsTheClockHasIt, new Shifted(-FarOff)),
        _ => null,
    });

    /// <summary>The user's keys with their status; their last use moves, and is declared.</summary>
    public override async ValueTask<string?> ObserveAsync(VerificationSubject subject, CancellationToken cancellationToken = default)
    {
        var iam = new IamCalls(new AwsClient("test", AwsService.Iam(_moto!.Options()), _moto.Http, new AwsSigner(_moto.Administrator), TimeProvider.System));
        var listed = await iam.ListKeysAsync(subject.Credential.Value, cancellationToken);
        Assert.True(listed.TryGet(out var keys, out var failure), failure?.Reason);
        return string.Join(' ', keys);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var fake in _fakes)
        {
            await fake.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    /// <summary>Refuses what is dated wrong, as AWS does and moto does not, and takes the rest.</summary>
    private static FakeAws.Reply AsTheClockHasIt(FakeAws.Call call)
    {
        var dated = DateTimeOffset.ParseExact(call.Date, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return (dated - TimeProvider.System.GetUtcNow()).Duration() > TimeSpan.FromMinutes(15)
            ? FakeAws.XmlError("SignatureDoesNotMatch", $"Signature expired: {call.Date} is now earlier than another date", 403)
            : FakeAws.Xml(Identity);
    }

    private static FakeAws.Reply Refusal() => FakeAws.XmlError("InvalidClientTokenId", "The security token included in the request is invalid.", 403);

    private ProbingVerifier TakingTurns()
    {
        var turn = 0;
        return Fake(_ => Interlocked.Increment(ref turn) % 2 == 0 ? FakeAws.Xml(Identity) : Refusal());
    }

    private ProbingVerifier Fake(Func<FakeAws.Call, FakeAws.Reply> script, TimeProvider? time = null)
    {
        var fake = new FakeAws(script, checksSignatures: false);
        _fakes.Add(fake);
        return Judged(new AwsCredentialProbe(fake.Options, fake.Http, time), time);
    }

    private ProbingVerifier Unreachable()
    {
        var nobody = new Uri("http://127.0.0.1:9/");
        return Judged(new AwsCredentialProbe(_moto!.Options(via: nobody), MotoServer.Client(nobody)));
    }

    private ProbingVerifier Judged(AwsCredentialProbe probe, TimeProvider? time = null) => new(probe, _control!, new TestKeys(), time);

    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
