using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Pki;

/// <summary>A signature algorithm of X.509 that is still sound: RSA (PKCS#1, PSS) and ECDSA over SHA-2. Everything else, SHA-1 and MD5 above all, is doubted.</summary>
internal sealed class DerSignature
{
    private const int LeastRsaBits = 2048;
    private const int LeastCurveBits = 256;
    private const string Pss = "1.2.840.113549.1.1.10";
    private const string Mgf1 = "1.2.840.113549.1.1.8";

    private readonly RSASignaturePadding? _padding;

    private DerSignature(HashAlgorithmName hash, RSASignaturePadding? padding)
    {
        Hash = hash;
        _padding = padding;
    }

    /// <summary>The digest that is signed.</summary>
    public HashAlgorithmName Hash { get; }

    /// <summary>Reads an AlgorithmIdentifier.</summary>
    /// <exception cref="PkiDoubtException">It is none of those.</exception>
    public static DerSignature Read(ReadOnlyMemory<byte> algorithmIdentifier)
    {
        var reader = new AsnReader(algorithmIdentifier, AsnEncodingRules.DER).ReadSequence();
        var oid = reader.ReadObjectIdentifier();
        if (string.Equals(oid, Pss, StringComparison.Ordinal))
        {
            return ReadPss(reader);
        }

        if (reader.HasData)
        {
            reader.ReadNull();
        }

        reader.ThrowIfNotEmpty();
        return oid switch
        {
            "1.2.840.113549.1.1.11" => new(HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.12" => new(HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.13" => new(HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "1.2.840.10045.4.3.2" => new(HashAlgorithmName.SHA256, null),
            "1.2.840.10045.4.3.3" => new(HashAlgorithmName.SHA384, null),
            "1.2.840.10045.4.3.4" => new(HashAlgorithmName.SHA512, null),
            _ => throw new PkiDoubtException($"it is signed with an algorithm that is not accepted ({oid})"),
        };
    }

    /// <summary>Whether a signature of data is that of a key.</summary>
    public bool Verifies(PublicKey key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        VerifiesDigest(key, CryptographicOperations.HashData(Hash, data), signature);

    /// <summary>Whether a signature of a digest is that of a key.</summary>
    public bool VerifiesDigest(PublicKey key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        if (_padding is null)
        {
            using var curve = key.GetECDsaPublicKey();
            return curve is { KeySize: >= LeastCurveBits } && curve.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
        }

        using var rsa = key.GetRSAPublicKey();
        return rsa is { KeySize: >= LeastRsaBits } && rsa.VerifyHash(digest, signature, Hash, _padding);
    }

    // RFC 4055: the parameters must name one SHA-2 digest for both uses, and a salt as long as it; defaults mean SHA-1.
    private static DerSignature ReadPss(AsnReader reader)
    {
        var parameters = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var (hash, length) = HashOf(Explicit(parameters, 0).ReadSequence());
        var mask = Explicit(parameters, 1).ReadSequence();
        var sound = string.Equals(mask.ReadObjectIdentifier(), Mgf1, StringComparison.Ordinal) && HashOf(mask.ReadSequence()).Hash == hash;
        sound &= Explicit(parameters, 2).TryReadInt32(out var salt) && salt == length && !parameters.HasData;
        return sound ? new DerSignature(hash, RSASignaturePadding.Pss) : throw new PkiDoubtException("it is signed with parameters of RSASSA-PSS that are not accepted");
    }

    private static AsnReader Explicit(AsnReader parameters, int number)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number, isConstructed: true);
        return parameters.HasData && parameters.PeekTag() == tag
            ? parameters.ReadSequence(tag)
            : throw new PkiDoubtException("it is signed with RSASSA-PSS over SHA-1, which is not accepted");
    }

    private static (HashAlgorithmName Hash, int Length) HashOf(AsnReader identifier) => identifier.ReadObjectIdentifier() switch
    {
        "2.16.840.1.101.3.4.2.1" => (HashAlgorithmName.SHA256, 32),
        "2.16.840.1.101.3.4.2.2" => (HashAlgorithmName.SHA384, 48),
        "2.16.840.1.101.3.4.2.3" => (HashAlgorithmName.SHA512, 64),
        var oid => throw new PkiDoubtException($"it is signed over a digest that is not accepted ({oid})"),
    };
}
