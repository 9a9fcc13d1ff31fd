namespace Nhi.Governance;

/// <summary>What an inventory of legal entities keeps.</summary>
public static class LegalEntityFacts
{
    /// <summary>Legal entity identifier.</summary>
    public static FactKey<string> Lei { get; } = new("legalEntity.lei", "legal entity identifier");

    /// <summary>Registration status of the identifier, such as ISSUED, LAPSED, RETIRED or MERGED.</summary>
    public static FactKey<string> LeiStatus { get; } = new("legalEntity.leiStatus", "registration status of the identifier, such as ISSUED, LAPSED, RETIRED or MERGED");

    /// <summary>Date by which the identifier is renewed.</summary>
    public static FactKey<DateTimeOffset> RenewalDue { get; } = new("legalEntity.renewalDue", "date by which the identifier is renewed");

    /// <summary>Jurisdiction it is registered in.</summary>
    public static FactKey<string> Jurisdiction { get; } = new("legalEntity.jurisdiction", "jurisdiction it is registered in");
}
