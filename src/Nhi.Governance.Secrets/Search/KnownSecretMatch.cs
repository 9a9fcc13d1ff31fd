using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Where an enrolled secret stands and how it is encoded there. It holds positions and no bytes, so it may be logged and kept.</summary>
/// <param name="Offset">The offset of its first byte, encoded as it is, from the start of the text.</param>
/// <param name="Length">The length in bytes of what it is encoded as. Of a compressed one it is that of the compressed member.</param>
/// <param name="Fingerprint">The fingerprint it was enrolled with.</param>
/// <param name="Encodings">What it is encoded in; the shortest chain where several give the same place.</param>
/// <param name="Line">The line of the first byte, from 1; lines end with a line feed. <see cref="int.MaxValue"/> when there are more.</param>
/// <param name="Column">The column of the first byte, from 1, counted in bytes. <see cref="int.MaxValue"/> when there are more.</param>
/// <remarks>Immutable and safe for concurrent use.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KnownSecretMatch(
    long Offset, int Length, SecretFingerprint Fingerprint, EncodingChain Encodings, int Line, int Column);
