namespace Nhi.Governance.Providers.Pki;

/// <summary>What an answer must show to have been made for our question.</summary>
public enum OcspNonce
{
    /// <summary>It repeats the nonce of the question. The default: nothing recorded earlier can be played back.</summary>
    Required = 0,

    /// <summary>It repeats the nonce or has none. For responders that sign answers in advance: what they said earlier is believed until it is stale.</summary>
    Preferred,
}
