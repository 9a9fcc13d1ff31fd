using System.Globalization;
using System.Runtime.CompilerServices;
using Nhi.Governance;

namespace CustomProvider;

/// <summary>Tells which connections of a user are open now. Redis keeps no log of logins that went well.</summary>
/// <param name="options">Where Redis is.</param>
/// <param name="name">What failures call it.</param>
/// <param name="issuer">Name of the provider it belongs to.</param>
public sealed class RedisUsageSource(RedisOptions options, string name = "redis-clients", string issuer = "redis") : IUsageSource
{
    /// <inheritdoc />
    public UsageDescriptor Descriptor { get; } = new()
    {
        Name = name,
        Issuer = issuer,
        Kind = UsageKind.OpenSession,
        LeavesOutProbes = true,
        AccessNeeded = ["+client|list", "+time"],
        BlindSpots = ["connections that are closed already", "which password opened a connection", $"whoever names a connection {RedisLoginProbe.ConnectionPrefix}… hides it"],
    };

    /// <inheritdoc />
    public async IAsyncEnumerable<UsageEvent> ReadAsync(UsageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        string clients;
        DateTimeOffset now;
        try
        {
            await using var redis = await RespClient.ConnectAsync(options, cancellationToken);
            (await redis.LoginAsync(options.User, options.Password, RedisLoginProbe.ConnectionPrefix + "clients", cancellationToken)).OrThrow();
            #region usage
            // Redis tells how many whole seconds ago a connection was made: only less Redis's own time is that the same instant in every reading.
            redis.Add("TIME");
            redis.Add("CLIENT", "LIST");
            var replies = await redis.SendAsync(cancellationToken);
            now = DateTimeOffset.FromUnixTimeSeconds(Number(replies[0].OrThrow().Items is [var seconds, ..] ? seconds.Text : null));
            clients = replies[1].OrThrow().Text ?? string.Empty;
            #endregion
        }
        catch (Exception failed) when (failed is IOException or RespErrorException)
        {
            throw new ProviderException(RedisFailures.Of(name, "read", failed, mayHaveApplied: false));
        }

        var events = clients.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(Fields)
            .Where(client => string.Equals(client.GetValueOrDefault("user"), query.Credential.Value, StringComparison.Ordinal)
                && !client.GetValueOrDefault("name", string.Empty).StartsWith(RedisLoginProbe.ConnectionPrefix, StringComparison.Ordinal))
            .Select(client => new UsageEvent(
                query.Credential, null, now.AddSeconds(-Number(client.GetValueOrDefault("age"))), UsageKind.OpenSession,
                client.GetValueOrDefault("addr", string.Empty), client.GetValueOrDefault("name", string.Empty)))
            .Where(use => use.At >= query.From && use.At < query.To)
            .OrderBy(use => use.At);
        foreach (var use in events)
        {
            yield return use;
        }
    }

    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Dictionary<string, string> Fields(string line) =>
        line.Split(' ').Select(field => field.Split('=', 2)).Where(field => field.Length == 2).DistinctBy(field => field[0]).ToDictionary(field => field[0], field => field[1], StringComparer.Ordinal);
}
