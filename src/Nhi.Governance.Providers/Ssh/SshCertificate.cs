using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Nhi.Governance.Providers.Ssh;

/// <summary>What an OpenSSH certificate says (PROTOCOL.certkeys).</summary>
/// <param name="Fingerprint">SHA-256 of the certificate.</param>
/// <param name="Serial">Serial number; nought where its authority gives none.</param>
/// <param name="IsHost">Whether it is a host's, and not a user's.</param>
/// <param name="KeyId">What its authority calls it.</param>
/// <param name="Principals">Users or hosts it may be; none means any.</param>
/// <param name="ValidAfter">When it begins, or <see langword="null"/>.</param>
/// <param name="ValidBefore">When it ends; <see langword="null"/> for never.</param>
/// <param name="Options">Critical options, by name.</param>
/// <param name="Authority">Fingerprint of the key that signed it.</param>
internal sealed record SshCertificate(
    string Fingerprint,
    string Serial,
    bool IsHost,
    string KeyId,
    IReadOnlyList<string> Principals,
    DateTimeOffset? ValidAfter,
    DateTimeOffset? ValidBefore,
    IReadOnlyDictionary<string, string> Options,
    string Authority)
{
    private const int MostPrincipals = 4096;
    private const ulong LastSecond = 253402300799;

    /// <summary>Reads what follows the key in a certificate's bytes.</summary>
    /// <param name="wire">The bytes after the key.</param>
    /// <param name="blob">All of them.</param>
    /// <param name="certificate">The certificate.</param>
    /// <returns>Whether it is one, whole, and nothing follows it.</returns>
    public static bool TryRead(ref SshWire wire, ReadOnlySpan<byte> blob, [NotNullWhen(true)] out SshCertificate? certificate)
    {
        certificate = null;
        if (!wire.TryUInt64(out var serial) || !wire.TryUInt32(out var type) || type is not (1 or 2) || !wire.TryString(out var keyId) || !wire.TryString(out var principals)
            || !wire.TryUInt64(out var after) || !wire.TryUInt64(out var before) || !wire.TryString(out var critical) || !wire.TryString(out _) || !wire.TryString(out _)
            || !wire.TryString(out var authority) || !wire.TryString(out _) || !wire.IsAtEnd)
        {
            return false;
        }

        if (!TryList(principals, out var names) || !TryOptions(critical, out var options))
        {
            return false;
        }

        certificate = new SshCertificate(
            SshPublicKey.FingerprintOf(blob),
            serial.ToString(CultureInfo.InvariantCulture),
            type == 2,
            Encoding.UTF8.GetString(keyId),
            names,
            after is 0 or > LastSecond ? null : DateTimeOffset.FromUnixTimeSeconds((long)after),
            before > LastSecond ? null : DateTimeOffset.FromUnixTimeSeconds((long)before),
            options,
            SshPublicKey.FingerprintOf(authority));
        return true;
    }

    private static bool TryList(ReadOnlySpan<byte> packed, out List<string> names)
    {
        names = [];
        var wire = new SshWire(packed);
        while (!wire.IsAtEnd)
        {
            if (!wire.TryString(out var name) || names.Count == MostPrincipals)
            {
                return false;
            }

            names.Add(Encoding.UTF8.GetString(name));
        }

        return true;
    }

    // Names with values, each value a string within a string; one without a value has an empty one.
    private static bool TryOptions(ReadOnlySpan<byte> packed, out Dictionary<string, string> options)
    {
        options = new(StringComparer.Ordinal);
        var wire = new SshWire(packed);
        while (!wire.IsAtEnd)
        {
            if (!wire.TryString(out var name) || !wire.TryString(out var data) || options.Count == MostPrincipals)
            {
                return false;
            }

            var inner = new SshWire(data);
            options[Encoding.UTF8.GetString(name)] = inner.TryString(out var value) ? Encoding.UTF8.GetString(value) : string.Empty;
        }

        return true;
    }
}
