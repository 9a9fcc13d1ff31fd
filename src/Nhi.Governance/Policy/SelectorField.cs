namespace Nhi.Governance;

/// <summary>What a selector looks at.</summary>
public enum SelectorField
{
    /// <summary>The class of the principal, by its name.</summary>
    Class,

    /// <summary>The kind of the credential, by its name. A rule that selects by it binds credentials alone.</summary>
    Kind,

    /// <summary>Its id, or one of its aliases.</summary>
    Identity,

    /// <summary>Its kind at its issuer (<see cref="IdentityFacts.Subclass"/>).</summary>
    Subclass,

    /// <summary>Where it was listed: the area (<see cref="Presence.Area"/>), or the file that told its kind.</summary>
    Source,

    /// <summary>Its environment (<see cref="IdentityFacts.Environment"/>).</summary>
    Environment,

    /// <summary>The system it is part of (<see cref="IdentityFacts.System"/>).</summary>
    System,

    /// <summary>Its vendor (<see cref="IdentityFacts.Vendor"/>).</summary>
    Vendor,

    /// <summary>A party that answers for it, attested or declared.</summary>
    Owner,

    /// <summary>What it is for (<see cref="IdentityFacts.Purpose"/>).</summary>
    Purpose,

    /// <summary>A tag or label, as <c>key=value</c> (<see cref="IdentityFacts.Tags"/>).</summary>
    Tag,

    /// <summary>Who can reach it (<see cref="IdentityFacts.Exposure"/>).</summary>
    Exposure,

    /// <summary>How much hangs on it (<see cref="IdentityFacts.Criticality"/>).</summary>
    Criticality,
}
