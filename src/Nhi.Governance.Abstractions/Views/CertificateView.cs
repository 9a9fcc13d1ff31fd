namespace Nhi.Governance;

/// <summary>The inventory fields of a certificate.</summary>
/// <param name="Facts">The facts looked at.</param>
public readonly record struct CertificateView(FactSet Facts) : IIdentityView<CertificateView>
{
    /// <inheritdoc />
    public static IdentityClass Class => IdentityClass.Certificate;

    /// <summary>Inventory field: names it is valid for.</summary>
    public Fact<NameSet> Names => Facts.Get(CertificateFacts.Names);

    /// <summary>Inventory field: authority that issued it.</summary>
    public Fact<string> Authority => Facts.Get(CertificateFacts.Authority);

    /// <summary>Inventory field: whether browsers trust its chain.</summary>
    public Fact<bool> PubliclyTrusted => Facts.Get(CertificateFacts.PubliclyTrusted);

    /// <summary>Inventory field: places that serve it.</summary>
    public Fact<NameSet> Endpoints => Facts.Get(CertificateFacts.Endpoints);

    /// <inheritdoc />
    public static CertificateView Over(FactSet facts) => new(facts);
}
