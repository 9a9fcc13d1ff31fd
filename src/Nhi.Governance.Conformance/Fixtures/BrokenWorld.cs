namespace Nhi.Governance.Conformance;

/// <summary>A world that must not make a verifier say Refused.</summary>
public enum BrokenWorld
{
    /// <summary>Nobody listens.</summary>
    Unreachable,

    /// <summary>Somebody listens and never answers, or breaks off in the middle.</summary>
    BreaksOff,

    /// <summary>A backend that refuses everyone.</summary>
    RefusesEveryone,

    /// <summary>A backend that accepts everyone and everything, as a captive portal does with its 200.</summary>
    AcceptsEveryone,

    /// <summary>Two backends behind one name that take turns: one refuses everyone, the other accepts everyone.</summary>
    TakesTurns,

    /// <summary>An answer that says: ask elsewhere.</summary>
    Redirects,

    /// <summary>An answer that was true once: a stale OCSP response, a CRL past its next update, a replayed one.</summary>
    StaleAnswer,

    /// <summary>An answer of somebody who may not give it: another authority's responder, another issuer's list.</summary>
    WrongAuthority,

    /// <summary>Our own clock is far ahead.</summary>
    ClockAhead,

    /// <summary>Our own clock is far behind.</summary>
    ClockBehind,

    /// <summary>We may not ask: the rights of the verifier itself are gone.</summary>
    WithoutRights,

    /// <summary>It is asked too often and says so.</summary>
    Throttled,
}
