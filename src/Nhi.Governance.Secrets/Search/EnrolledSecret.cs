using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>What is kept of a secret that is searched for: nothing here can be read or tried without the estate's key.</summary>
/// <param name="Fingerprint">The keyed digest of the whole value.</param>
/// <param name="Locator">Where in the value to look and for what, enciphered: it looks random without the key.</param>
/// <remarks>Immutable and safe for concurrent use. Forty bytes or so in a store; in <see cref="KnownSecrets"/> it takes 24.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EnrolledSecret(SecretFingerprint Fingerprint, UInt128 Locator);
