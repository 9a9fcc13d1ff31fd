using Nhi.Governance;

namespace CustomProvider;

/// <summary>Logs in with a password, as a consumer does, and tells what Redis answered.</summary>
/// <param name="options">Where Redis is. Its own user is not needed: whoever knows a password may try it.</param>
/// <param name="name">What evidence calls it.</param>
public sealed class RedisLoginProbe(RedisOptions options, string name = "redis-login", string issuer = "redis") : ICredentialProbe
{
    /// <summary>How the connections of probes are named, so that they are not taken for a use.</summary>
    public const string ConnectionPrefix = "nhi-probe-";

    /// <inheritdoc />
    public VerifierDescriptor Descriptor { get; } = new()
    {
        Name = name,
        Issuer = issuer,
        Vantage = options.Vantage ?? $"{options.Host}:{options.Port}",
        Strongest = EvidenceStrength.LiveProbe,
        SideEffects = ["a refused login is an entry of ACL LOG"],
        BlindSpots = ["connections opened before", "other nodes: replicas and cluster nodes each have an ACL of their own"],
    };

    /// <inheritdoc />
    #region probe
    public async ValueTask<ProbeEvidence> ProbeAsync(VersionId version, SecretValue secret, OperationId probe, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        try
        {
            await using var redis = await RespClient.ConnectAsync(options, cancellationToken);
            var reply = await redis.LoginAsync(RedisVersion.Parse(version).User, secret, ConnectionPrefix + probe, cancellationToken);
            return reply switch
            {
                { Error: "WRONGPASS" } => Seen(Verdict.Refused, "WRONGPASS"),
                { Error: { } code } => Seen(Verdict.Indeterminate, code),
                { Items: [{ Text: "server" }, { Text: "redis" }, ..] } => Seen(Verdict.Alive, "logged in"),
                _ => Seen(Verdict.Indeterminate, "an answer Redis does not give"),
            };
        }
        catch (IOException failed)
        {
            return Seen(Verdict.Indeterminate, failed.Message);
        }
    }
    #endregion

    private ProbeEvidence Seen(Verdict verdict, string answer) => new(Descriptor.Vantage, options.Time.GetUtcNow(), verdict, answer);
}
