using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Pki;

/// <summary>Certificates, as PEM (any number a file) or DER. Stateless, and so safe to share between threads.</summary>
public sealed class X509Certificates : IExportFormat
{
    private const string BasicConstraints = "2.5.29.19";
    private const string EnhancedKeyUsage = "2.5.29.37";
    private const string CertificatePolicies = "2.5.29.32";
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    // CA/B Forum: extended validation, and domain, organisation and individual validation below the second.
    private const string ExtendedValidation = "2.23.140.1.1";
    private const string BaselineRequirements = "2.23.140.1.2";

    /// <inheritdoc />
    public string Name => "x509/certificates";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Shape == ExportShape.Certificates && CertificateBlocks.Any(document.Content.Span);
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var area = $"x509:{records.Path}";
        var index = 0;
        var isWhole = true;
        foreach (var der in CertificateBlocks.All(document.Content))
        {
            var place = $"certificate {index++}";
            try
            {
                // The same certificate twice in a bundle is no mistake.
                records.Observe(CertificateOf(der ?? throw new CryptographicException(), area, place, records), place, mayRepeat: true);
            }
            catch (Exception exception) when (exception is CryptographicException or AsnContentException or ArgumentException or FormatException)
            {
                isWhole = false;
                records.Reject(place, "is no certificate that can be read: cut off, damaged, or something else");
            }
        }

        records.Cover(area, isWhole ? Coverage.Complete : Coverage.Partial);
    }

    private static Observation CertificateOf(byte[] der, string area, string place, ExportRecords records)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        var id = $"x509:sha256:{Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span))}";
        var serial = certificate.SerialNumber.ToLowerInvariant();
        var names = CertificateNames.Of(certificate);
        var (kind, subclass) = KindOf(certificate, names);
        var commonName = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        var name = names.All.FirstOrDefault(text => text.Length > 0) ?? (commonName.Length > 0 ? commonName : certificate.Subject);
        var facts = new FactSetBuilder()
            .Set(IdentityFacts.Name, name.Length > 0 ? name : id, records.Path)
            .Set(IdentityFacts.Subclass, subclass, records.Path);
        if (kind == CredentialKind.X509Svid)
        {
            facts.Set(TrustFacts.Subject, names.Spiffe!, records.Path);
        }

        return new Observation
        {
            Id = new IdentityId(id),
            Aliases = [new IdentityId($"x509:{certificate.Issuer}#{serial}")],
            Area = area,
            Facts = facts.ToFactSet(),
            Credentials = [new Credential(new CredentialId(id), kind, FactsOf(certificate, serial, place, records))],
            Source = records.Path,
        };
    }

    private static FactSet FactsOf(X509Certificate2 certificate, string serial, string place, ExportRecords records)
    {
        var notBefore = Instant(certificate.NotBefore);
        var notAfter = Instant(certificate.NotAfter);
        var facts = new FactSetBuilder()
            .Set(CredentialFacts.Enabled, true, records.Path)
            .Set(CredentialFacts.CreatedAt, notBefore, records.Path)
            .Set(CredentialFacts.Issuer, certificate.Issuer, records.Path)
            .Set(CredentialFacts.Subject, certificate.Subject, records.Path)
            .Set(CredentialFacts.Serial, serial, records.Path)
            .Set(CredentialFacts.PublicKey, Convert.ToHexStringLower(SHA256.HashData(PublicKeyOf(certificate))), records.Path);
        if (notAfter < notBefore)
        {
            records.Note(place, "ends before it begins");
        }

        // RFC 5280, 4.1.2.5: the last second of the year 9999 says that it has no well-defined end.
        return (notAfter.Year == 9999 ? facts.SetAbsent(CredentialFacts.ExpiresAt, records.Path) : facts.Set(CredentialFacts.ExpiresAt, notAfter, records.Path)).ToFactSet();
    }

    private static DateTimeOffset Instant(DateTime local) => new(local.ToUniversalTime(), TimeSpan.Zero);

    private static (CredentialKind Kind, string Subclass) KindOf(X509Certificate2 certificate, CertificateNames names)
    {
        if (ExtensionOf(certificate, BasicConstraints) is { } constraints && new X509BasicConstraintsExtension(constraints, constraints.Critical).CertificateAuthority)
        {
            return (CredentialKind.CaKey, "x509:ca");
        }

        if (names.Spiffe is not null)
        {
            return (CredentialKind.X509Svid, "x509:svid");
        }

        if (ExtensionOf(certificate, EnhancedKeyUsage) is { } usage
            && new X509EnhancedKeyUsageExtension(usage, usage.Critical).EnhancedKeyUsages.Cast<Oid>().Any(oid => string.Equals(oid.Value, CodeSigning, StringComparison.Ordinal)))
        {
            return (CredentialKind.CodeSigningCertificate, "x509:code-signing");
        }

        return (PoliciesOf(certificate).Any(IsPublic) ? CredentialKind.PublicTlsCertificate : CredentialKind.PrivateCaCertificate, "x509:tls");
    }

    private static bool IsPublic(string policy) =>
        string.Equals(policy, ExtendedValidation, StringComparison.Ordinal) || policy.StartsWith(BaselineRequirements + ".", StringComparison.Ordinal);

    private static List<string> PoliciesOf(X509Certificate2 certificate)
    {
        var policies = new List<string>();
        if (ExtensionOf(certificate, CertificatePolicies) is { } extension)
        {
            var reader = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (reader.HasData)
            {
                policies.Add(reader.ReadSequence().ReadObjectIdentifier());
            }
        }

        return policies;
    }

    private static X509Extension? ExtensionOf(X509Certificate2 certificate, string oid) =>
        certificate.Extensions.FirstOrDefault(extension => string.Equals(extension.Oid?.Value, oid, StringComparison.Ordinal));

    // The bytes of SubjectPublicKeyInfo as they stand, so that keys of any algorithm have a digest.
    private static byte[] PublicKeyOf(X509Certificate2 certificate)
    {
        var body = new AsnReader(certificate.RawDataMemory, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        if (body.PeekTag() is { TagClass: TagClass.ContextSpecific, TagValue: 0 })
        {
            body.ReadEncodedValue();
        }

        for (var before = 0; before < 5; before++)
        {
            body.ReadEncodedValue();
        }

        return body.ReadEncodedValue().ToArray();
    }
}
