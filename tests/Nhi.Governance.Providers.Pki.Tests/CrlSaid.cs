using System.Numerics;

namespace Nhi.Governance.Providers.Pki;

/// <summary>An entry of a list.</summary>
internal sealed record CrlSaid(BigInteger Serial, byte? Reason = null, DateTimeOffset? At = null, (string Oid, bool IsCritical, byte[] Value)? Extension = null);
