using System.Globalization;
using System.Runtime.CompilerServices;
using Nhi.Governance;

namespace CustomProvider;

/// <summary>Tells which connections of a user are open now. Redis keeps no log of logins that went well.</summary>
/// <param name="options">Where Redis is.</param>
/// <param name="name">What failures call it.</param>
public sealed class RedisUsageSource(RedisOptions options, string name = "redis-clients") : IUsageSource
{
    /// <inheritdoc />
    public UsageDescriptor Descriptor { get; } = new()
    {
        Name = name,
        Kind = UsageKind.OpenSession,
        LeavesOutProbes = true,
        AccessNeeded = ["+client|list"],
        BlindSpots = ["connections that are closed already", "which password opened a connection", $"whoever names a connection {RedisLoginProbe.ConnectionPrefix}… hides it"],
    };

    /// <inheritdoc />
    public async IAsyncEnumerable<UsageEvent> ReadAsync(UsageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        string clients;
        try
        {
            await using var redis = await RespClient.ConnectAsync(options, cancellationToken);
            (await redis.LoginAsync(options.User, options.Password, RedisLoginProbe.ConnectionPrefix + "clients", cancellationToken)).OrThrow();
            redis.Add("CLIENT", "LIST");
            clients = (await redis.SendAsync(cancellationToken))[0].OrThrow().Text ?? string.Empty;
        }
        catch (Exception failed) when (failed is IOException or RespErrorException)
        {
            throw new ProviderException(RedisFailures.Of(name, "read", failed, mayHaveApplied: false));
        }

        var now = options.Time.GetUtcNow();
        var events = clients.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(Fields)
            .Where(client => string.Equals(client.GetValueOrDefault("user"), query.Credential.Value, StringComparison.Ordinal)
                && !client.GetValueOrDefault("name", string.Empty).StartsWith(RedisLoginProbe.ConnectionPrefix, StringComparison.Ordinal))
            .Select(client => new UsageEvent(
                query.Credential, null, now - TimeSpan.FromSeconds(long.Parse(client.GetValueOrDefault("age", "0"), CultureInfo.InvariantCulture)), UsageKind.OpenSession,
                client.GetValueOrDefault("addr", string.Empty), client.GetValueOrDefault("name", string.Empty)))
            .Where(use => use.At >= query.From && use.At < query.To)
            .OrderBy(use => use.At);
        foreach (var use in events)
        {
            yield return use;
        }
    }

    private static Dictionary<string, string> Fields(string line) =>
        line.Split(' ').Select(field => field.Split('=', 2)).Where(field => field.Length == 2).DistinctBy(field => field[0]).ToDictionary(field => field[0], field => field[1], StringComparer.Ordinal);
}
