namespace Nhi.Governance.Providers.Pki;

/// <summary>The verifier over a real responder.</summary>
public sealed class OcspVerifierFixture : PkiVerifierFixture
{
    public override Type Subject => typeof(OcspVerifier);

    public override IRevocationVerifier Verifier => Authority.Ocsp();

    internal override IRevocationVerifier Look(Uri at) => new OcspVerifier(new OcspOptions { Issuer = "openssl-ca", Responder = at, IssuerCertificate = Own.Pem, PropagationWindow = TimeSpan.FromSeconds(2) }, Clients.For(at));

    internal override ValueTask<IRevocationVerifier> RealAsync(TimeProvider time) =>
        new(new OcspVerifier(new OcspOptions { Issuer = "openssl-ca", Responder = Authority.Responder, IssuerCertificate = Authority.Certificate, PropagationWindow = TimeSpan.FromSeconds(2) }, Clients.For(Authority.Responder), time));

    internal override byte[] Stale(byte[] question) => Own.Answer(question, new OcspSay
    {
        Seen = Verdict.Refused,
        ThisUpdate = PrivateAuthority.Now.AddDays(-9),
        NextUpdate = PrivateAuthority.Now.AddDays(-8),
        ProducedAt = PrivateAuthority.Now.AddDays(-9),
        RevokedAt = PrivateAuthority.Now.AddDays(-10),
    });

    internal override byte[] Foreign(byte[] question) => Other.Answer(question, new OcspSay { Seen = Verdict.Refused });
}
