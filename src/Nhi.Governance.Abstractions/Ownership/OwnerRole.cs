namespace Nhi.Governance;

/// <summary>What a party answers for.</summary>
public enum OwnerRole : byte
{
    /// <summary>The application or process that uses the identity.</summary>
    Application = 0,

    /// <summary>The platform it lives on.</summary>
    Platform,

    /// <summary>Security.</summary>
    Security,

    /// <summary>The relationship with the vendor.</summary>
    VendorManager,

    /// <summary>The human sponsor of an agent.</summary>
    Sponsor,

    /// <summary>The person a token stands for.</summary>
    Person,

    /// <summary>Legal affairs.</summary>
    Legal,
}
