namespace Nhi.Governance.Providers.Pki;

/// <summary>What no revocation of a certificate reaches.</summary>
internal static class PkiBlindSpots
{
    public static IReadOnlyList<string> OfRelyingParties { get; } =
    [
        "relying parties that do not check revocation, or accept a certificate when they cannot check it",
        "relying parties that keep an answer or a list, or are sent a stapled answer, until it is stale",
        "TLS sessions that are open, or resumed without a new handshake",
    ];
}
