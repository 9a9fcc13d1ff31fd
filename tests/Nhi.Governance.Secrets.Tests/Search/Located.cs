using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>A match without how it was come by, so that it can be compared with what a naive search finds.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Located(long Offset, int Length, SecretFingerprint Fingerprint);
