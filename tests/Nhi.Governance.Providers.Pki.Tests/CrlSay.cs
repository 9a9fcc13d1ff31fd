using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What a list says, right unless something is set.</summary>
internal sealed record CrlSay
{
    public DateTimeOffset? ThisUpdate { get; init; }

    public bool HasNext { get; init; } = true;

    public DateTimeOffset? NextUpdate { get; init; }

    public BigInteger Number { get; init; } = 7;

    public BigInteger? Base { get; init; }

    public IReadOnlyList<CrlSaid> Entries { get; init; } = [];

    public IReadOnlyList<(string Oid, bool IsCritical, byte[] Value)?> Extensions { get; init; } = [];

    public X500DistinguishedName? Issuer { get; init; }

    public ECDsa? Key { get; init; }

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;
}
