using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>A revocation list as it was read: all of it but the entries, of which only the one that was looked for is kept.</summary>
internal sealed class CrlContent
{
    private const int MostField = 64 * 1024;
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;
    private const byte BitString = 0x03;
    private const byte UtcTime = 0x17;
    private const byte GeneralizedTime = 0x18;
    private const byte Zero = 0xa0;

    private DerSignature _algorithm = null!;
    private byte[] _digest = [];
    private byte[] _signature = [];

    /// <summary>Name of who issued it, as encoded.</summary>
    public byte[] Issuer { get; private set; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset ThisUpdate { get; private set; }

    /// <summary>When the next one is due.</summary>
    public DateTimeOffset? NextUpdate { get; private set; }

    /// <summary>What it says of the certificate; <see langword="null"/> where it does not list it.</summary>
    public CrlEntry? Entry { get; private set; }

    /// <summary>The rest.</summary>
    public CrlScope Scope { get; private set; } = CrlScope.Of([]);

    /// <summary>Whether a key signed it.</summary>
    public bool IsSignedBy(PublicKey key) => _algorithm.VerifiesDigest(key, _digest, _signature);

    /// <summary>Reads a list, in DER or PEM, in one pass and constant memory.</summary>
    /// <param name="body">The list.</param>
    /// <param name="serial">The certificate that is looked for.</param>
    /// <param name="most">Most bytes of it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The list, not yet believed.</returns>
    /// <exception cref="PkiDoubtException">It is no list that can be understood.</exception>
    public static async ValueTask<CrlContent> ReadAsync(Stream body, byte[] serial, long most, CancellationToken cancellationToken)
    {
        var decoded = new PemStream(body);
        await using (decoded.ConfigureAwait(false))
        {
            using var reader = new DerStream(decoded, most);
            var content = new CrlContent();
            await content.ReadAsync(reader, serial, cancellationToken).ConfigureAwait(false);
            return content;
        }
    }

    private async ValueTask ReadAsync(DerStream reader, byte[] serial, CancellationToken cancellationToken)
    {
        var (end, _) = await reader.OpenAsync(Sequence, cancellationToken).ConfigureAwait(false);
        var (bodyEnd, header) = await reader.OpenAsync(Sequence, cancellationToken).ConfigureAwait(false);
        var before = new List<byte>(header);
        var isFirst = true;
        if (await reader.PeekTagAsync(bodyEnd, cancellationToken).ConfigureAwait(false) == Integer)
        {
            var version = await reader.ReadAsync(Integer, 1, cancellationToken).ConfigureAwait(false);
            isFirst = version.Span[^1] == 1 ? false : throw new PkiDoubtException("the list is of a version that is not known");
            before.AddRange(version.Span);
        }

        // The digest to make is told at the start of what it is made of, so that one pass is enough.
        var algorithm = (await reader.ReadAsync(Sequence, 1024, cancellationToken).ConfigureAwait(false)).ToArray();
        _algorithm = DerSignature.Read(algorithm);
        reader.Digest(_algorithm.Hash, [.. before, .. algorithm]);
        Issuer = (await reader.ReadAsync(Sequence, MostField, cancellationToken).ConfigureAwait(false)).ToArray();
        ThisUpdate = await ReadTimeAsync(reader, bodyEnd, cancellationToken).ConfigureAwait(false)
            ?? throw new PkiDoubtException("the list does not say when it was made");
        NextUpdate = await ReadTimeAsync(reader, bodyEnd, cancellationToken).ConfigureAwait(false);
        if (await reader.PeekTagAsync(bodyEnd, cancellationToken).ConfigureAwait(false) == Sequence)
        {
            await ReadEntriesAsync(reader, serial, cancellationToken).ConfigureAwait(false);
        }

        if (!isFirst && await reader.PeekTagAsync(bodyEnd, cancellationToken).ConfigureAwait(false) == Zero)
        {
            Scope = CrlScope.Read(await reader.ReadAsync(Zero, MostField, cancellationToken).ConfigureAwait(false));
        }

        MustEndAt(bodyEnd, reader);
        _digest = reader.Digested();
        var again = await reader.ReadAsync(Sequence, 1024, cancellationToken).ConfigureAwait(false);
        if (!again.Span.SequenceEqual(algorithm))
        {
            throw new PkiDoubtException("the list names two signature algorithms");
        }

        // Tag, length and the count of unused bits, which is none, stand before a signature.
        var bits = await reader.ReadAsync(BitString, 8 * 1024, cancellationToken).ConfigureAwait(false);
        _signature = AsnDecoder.ReadBitString(bits.Span, AsnEncodingRules.DER, out _, out _);
        MustEndAt(end, reader);
        if (!await reader.IsAtEndAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new PkiDoubtException("something follows the list");
        }
    }

    private async ValueTask ReadEntriesAsync(DerStream reader, byte[] serial, CancellationToken cancellationToken)
    {
        var (end, _) = await reader.OpenAsync(Sequence, cancellationToken).ConfigureAwait(false);
        while (reader.Position < end)
        {
            var encoded = await reader.ReadAsync(Sequence, MostField, cancellationToken).ConfigureAwait(false);
            if (CrlEntry.Match(encoded.Span, serial) is { } entry)
            {
                Entry = Entry is null ? entry : throw new PkiDoubtException("the list tells of the certificate more than once");
            }
        }

        MustEndAt(end, reader);
    }

    private static async ValueTask<DateTimeOffset?> ReadTimeAsync(DerStream reader, long end, CancellationToken cancellationToken)
    {
        var tag = await reader.PeekTagAsync(end, cancellationToken).ConfigureAwait(false);
        return tag is UtcTime or GeneralizedTime ? DerTime.Read((await reader.ReadAsync(tag, 32, cancellationToken).ConfigureAwait(false)).Span) : null;
    }

    private static void MustEndAt(long end, DerStream reader)
    {
        if (reader.Position != end)
        {
            throw new PkiDoubtException("the list's lengths contradict each other");
        }
    }
}
