using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What a responder says, right unless something is set.</summary>
internal sealed record OcspSay
{
    public byte Status { get; init; }

    public Verdict Seen { get; init; } = Verdict.Alive;

    public DateTimeOffset? RevokedAt { get; init; }

    public byte Reason { get; init; } = 1;

    public DateTimeOffset? ThisUpdate { get; init; }

    public bool HasNext { get; init; } = true;

    public DateTimeOffset? NextUpdate { get; init; }

    public DateTimeOffset? ProducedAt { get; init; }

    /// <summary>Null repeats that of the question, empty leaves it out.</summary>
    public byte[]? Nonce { get; init; }

    public ECDsa? Key { get; init; }

    public X509Certificate2? Included { get; init; }

    public bool ByKey { get; init; }

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public (string Oid, bool IsCritical, byte[] Value)? Extension { get; init; }

    public string Kind { get; init; } = "1.3.6.1.5.5.7.48.1.1";

    /// <summary>The certificates it tells of, from the one that was asked about.</summary>
    public Func<byte[], IReadOnlyList<byte[]>> About { get; init; } = certificate => [certificate];
}
