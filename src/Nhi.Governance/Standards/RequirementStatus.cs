namespace Nhi.Governance;

/// <summary>What a survey has to say of a requirement of a standard.</summary>
public enum RequirementStatus
{
    /// <summary>No control of the product cites it: other evidence is needed.</summary>
    NotCovered,

    /// <summary>A control cites it, and nothing in this estate is asked for it.</summary>
    NotAsked,

    /// <summary>Nothing fails, and something could not be assessed.</summary>
    NotAssessable,

    /// <summary>Everything that was asked is met, or accepted for a time.</summary>
    Evidenced,

    /// <summary>Something fails.</summary>
    Failed,
}
