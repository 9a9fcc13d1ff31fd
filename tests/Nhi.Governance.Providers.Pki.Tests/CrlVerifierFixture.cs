using System.Numerics;

namespace Nhi.Governance.Providers.Pki;

/// <summary>The verifier over a real list.</summary>
public sealed class CrlVerifierFixture : PkiVerifierFixture
{
    private readonly List<BigInteger> _serials = [];
    private CrlVerifier? _verifier;

    public override Type Subject => typeof(CrlVerifier);

    /// <summary>A list names no certificate that was never issued: it is not there either way.</summary>
    public override bool CanAskAboutUnknown => false;

    /// <summary>One for all, because it remembers the newest list.</summary>
    public override IRevocationVerifier Verifier => _verifier ??= Authority.Crl();

    public override async ValueTask<Conformance.VerificationSubject> NewSubjectAsync(CancellationToken cancellationToken = default)
    {
        var subject = await base.NewSubjectAsync(cancellationToken);
        _serials.Add(BigInteger.Parse("0" + subject.Version.Value, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture));
        return subject;
    }

    internal override IRevocationVerifier Look(Uri at) => new CrlVerifier(Options(at, Own.Pem), Clients.Streaming());

    internal override ValueTask<IRevocationVerifier> RealAsync(TimeProvider time) => new(new CrlVerifier(Options(Authority.List, Authority.Certificate), Clients.Streaming(), time));

    internal override byte[] Stale(byte[] question) => Own.List(Everything with { ThisUpdate = PrivateAuthority.Now.AddDays(-9), NextUpdate = PrivateAuthority.Now.AddDays(-8) });

    internal override byte[] Foreign(byte[] question) => Other.List(Everything);

    private CrlSay Everything => new() { Entries = [.. _serials.Select(serial => new CrlSaid(serial, 1))] };

    private static CrlOptions Options(Uri list, string issuer) => new() { Issuer = "openssl-ca", List = list, IssuerCertificate = issuer, ExpiryOf = (_, _) => new(DateTimeOffset.MaxValue), PropagationWindow = TimeSpan.FromSeconds(2) };
}
