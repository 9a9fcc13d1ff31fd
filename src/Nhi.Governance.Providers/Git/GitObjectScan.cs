using System.Security.Cryptography;
using System.Threading.Channels;

namespace Nhi.Governance.Providers.Git;

/// <summary>The first pass: every blob, commit and tag once, reachable or not, by as many git processes as there are processors.</summary>
internal sealed class GitObjectScan(string repository, ChannelWriter<SourceEvent> events)
{
    // Below this a second process takes longer to start than to read.
    private const int LeastObjects = 4000;

    /// <summary>Scans all objects.</summary>
    /// <param name="asked">How many stretches are read side by side, the same result for any number; <see langword="null"/> is as many as help here.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitException">The objects cannot be listed.</exception>
    public async Task<GitHits> RunAsync(int? asked, CancellationToken cancellationToken)
    {
        var objects = await GitObjectList.ReadAsync(repository, cancellationToken).ConfigureAwait(false);
        var shards = asked ?? Math.Min(Environment.ProcessorCount, (objects.Count / LeastObjects) + 1);
        var marks = RandomNumberGenerator.GetBytes(32);
        var told = new Lock();
        var rejected = new List<string>();
        var parts = await Task.WhenAll(Enumerable.Range(0, shards).Select(shard => Task.Run(() => ScanAsync(shard), CancellationToken.None))).ConfigureAwait(false);
        CryptographicOperations.ZeroMemory(marks);
        foreach (var id in rejected.Order(StringComparer.Ordinal))
        {
            await events.WriteAsync(new SourceEvent.Rejected(new SourcePosition(repository, $"object {id}"), "is damaged or missing, and could not be scanned"), cancellationToken).ConfigureAwait(false);
        }

        var hits = new GitHits();
        foreach (var part in parts)
        {
            hits.Add(part);
        }

        return hits;

        async Task<GitHits> ScanAsync(int shard)
        {
            using var scan = new GitShardScan(repository, objects, marks, id =>
            {
                lock (told)
                {
                    rejected.Add(id);
                }
            });
            return await scan.RunAsync((int)((long)objects.Count * shard / shards), (int)((long)objects.Count * (shard + 1) / shards), cancellationToken).ConfigureAwait(false);
        }
    }
}
