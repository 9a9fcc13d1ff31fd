using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>What is kept of a value that could be guessed, so that it can be found where a value stands whole.</summary>
/// <param name="Fingerprint">Its stretched fingerprint.</param>
/// <param name="Length">Its length in bytes; 0 when that is not to be kept.</param>
/// <remarks>
/// The length spares a search most of the tries, which cost a good part of a second each. It tells a reader of the record the length, and spares whoever has the
/// estate's key as well some nine of ten guesses; nothing that could be computed from the value is kept, because it would spare nearly all. Immutable and safe for concurrent use.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WeakSecret(WeakSecretFingerprint Fingerprint, int Length);
