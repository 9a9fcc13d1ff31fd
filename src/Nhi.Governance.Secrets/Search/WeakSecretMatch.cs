using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Where a value that could be guessed stands. It holds positions and no bytes, so it may be logged and kept.</summary>
/// <param name="Offset">The offset of its first byte.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Fingerprint">The fingerprint it was enrolled with.</param>
/// <remarks>Immutable and safe for concurrent use.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WeakSecretMatch(int Offset, int Length, WeakSecretFingerprint Fingerprint);
