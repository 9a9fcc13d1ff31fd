namespace Nhi.Governance.Conformance.Matrix.Verifiers;

/// <summary>What an issuer says of a secret, and what else comes instead of an answer.</summary>
internal enum Said
{
    Accepted,
    WrongSecret,
    Revoked,
    NeverIssued,
    NoConnection,
    BrokeOff,
    AskElsewhere,
    YouMayNotAsk,
    TooOften,
}

/// <summary>An answer: what is said, when, and by whom.</summary>
internal sealed record Answer(Said Said, DateTimeOffset At, string By);

/// <summary>The issuer that a <see cref="TwinVerifier"/> asks, and what can be wrong on the way.</summary>
internal sealed class TwinWorld
{
    public const string Authority = "the issuer";

    public static readonly VersionId Control = new("control");

    private readonly Dictionary<VersionId, (byte[] Secret, bool IsRevoked)> _issued = new() { [Control] = ("the control's own"u8.ToArray(), false) };
    private readonly Dictionary<VersionId, int> _attempts = [];
    private int _turn;

    public HastyClock Clock { get; } = new();

    /// <summary>When everything issued begins and ends to be valid.</summary>
    public DateTimeOffset Begins { get; } = new(2025, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Ends { get; } = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    public string LastUse { get; set; } = "never";

    public bool HasRevoked => _issued.Values.Any(issued => issued.IsRevoked);

    public VersionId Issue(byte[] secret)
    {
        var version = new VersionId($"k{_issued.Count}");
        _issued[version] = (secret, false);
        return version;
    }

    public void Revoke(VersionId version) => _issued[version] = _issued[version] with { IsRevoked = true };

    public int Attempts(VersionId version) => _attempts.GetValueOrDefault(version);

    public Answer Ask(VersionId version, ReadOnlySpan<byte> secret, BrokenWorld? world)
    {
        _attempts[version] = Attempts(version) + 1;
        var now = Clock.GetUtcNow();
        return world switch
        {
            BrokenWorld.Unreachable => new(Said.NoConnection, now, "nobody"),
            BrokenWorld.BreaksOff => new(Said.BrokeOff, now, "nobody"),
            BrokenWorld.RefusesEveryone => new(Said.WrongSecret, now, Authority),
            BrokenWorld.AcceptsEveryone => new(Said.Accepted, now, Authority),
            BrokenWorld.TakesTurns => new(_turn++ % 2 == 0 ? Said.WrongSecret : Said.Accepted, now, Authority),
            BrokenWorld.Redirects => new(Said.AskElsewhere, now, Authority),
            BrokenWorld.StaleAnswer => Refuses(version, new(Said.Revoked, now - TimeSpan.FromDays(30), Authority)),
            BrokenWorld.WrongAuthority => Refuses(version, new(Said.Revoked, now, "another issuer")),
            BrokenWorld.WithoutRights => new(Said.YouMayNotAsk, now, Authority),
            BrokenWorld.Throttled => new(Said.TooOften, now, Authority),
            _ => new(Decide(version, secret), now, Authority),
        };
    }

    private Answer Refuses(VersionId version, Answer answer) => version == Control ? answer with { Said = Said.Accepted } : answer;

    private Said Decide(VersionId version, ReadOnlySpan<byte> secret) =>
        !_issued.TryGetValue(version, out var issued) ? Said.NeverIssued
        : !secret.SequenceEqual(issued.Secret) ? Said.WrongSecret
        : issued.IsRevoked ? Said.Revoked : Said.Accepted;
}
