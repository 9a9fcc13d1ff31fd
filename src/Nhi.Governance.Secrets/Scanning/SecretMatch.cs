using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Where a credential stands and of what format it is. It holds positions and no bytes, so it may be logged and kept.</summary>
/// <param name="Offset">The offset of the first byte from the start of the text.</param>
/// <param name="Length">The length in bytes. Of an AWS access key it is that of the id; the paired secret stands within
/// <see cref="SecretFormats.AwsPairingDistance"/> bytes of it.</param>
/// <param name="Format">The format.</param>
/// <param name="Checksum">What the value's own checksum says.</param>
/// <param name="Line">The line of the first byte, from 1; lines end with a line feed. <see cref="int.MaxValue"/> when there are more.</param>
/// <param name="Column">The column of the first byte, from 1, counted in bytes. <see cref="int.MaxValue"/> when there are more.</param>
/// <remarks>Immutable and safe for concurrent use.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SecretMatch(
    long Offset, int Length, SecretFormat Format, ChecksumVerdict Checksum, int Line, int Column);
