namespace Nhi.Governance;

/// <summary>What a register tells of people, teams and vendors.</summary>
public abstract record PartyRecord
{
    private PartyRecord()
    {
    }

    /// <summary>A party that has left.</summary>
    /// <param name="Party">The party.</param>
    /// <param name="LeftAt">When.</param>
    public sealed record Leaver(string Party, DateTimeOffset LeftAt) : PartyRecord;

    /// <summary>A person as one list knows them: all names are theirs.</summary>
    /// <param name="Names">Identifiers: addresses, principal names, account names, distinguished names, numbers. What people are called is none: two may be called the same.</param>
    /// <param name="LeftAt">When they left, as far as the list tells; <see langword="null"/> where they have not.</param>
    public sealed record Person(IReadOnlyList<string> Names, DateTimeOffset? LeftAt) : PartyRecord;

    /// <summary>Members of a team; several records of a team add up.</summary>
    /// <param name="Name">The team.</param>
    /// <param name="Members">Its members.</param>
    public sealed record Team(string Name, IReadOnlyList<string> Members) : PartyRecord;

    /// <summary>A vendor.</summary>
    /// <param name="Name">Its name, compared without case.</param>
    /// <param name="Facts">Its <see cref="IdentityFacts.ContractEnd"/>, unknown, absent or known, and since when what it holds is known to have been exposed (<see cref="IdentityFacts.ExposedAt"/>).</param>
    /// <param name="Owners">Its vendor manager.</param>
    /// <param name="Accounts">Its accounts.</param>
    public sealed record Vendor(string Name, FactSet Facts, IReadOnlyList<OwnerClaim> Owners, IReadOnlyList<string> Accounts) : PartyRecord;

    /// <summary>A pool through which the identities of an outside issuer are admitted.</summary>
    /// <param name="Name">The pool, as <see cref="Admission.Authority"/> names it.</param>
    /// <param name="Issuer">The issuer, without scheme.</param>
    /// <param name="Kind">What the issuer vouches for.</param>
    /// <param name="IsConditional">Whether a condition narrows which of the issuer's identities it takes.</param>
    public sealed record FederationPool(string Name, string Issuer, AdmissionKind Kind, bool IsConditional) : PartyRecord;

    /// <summary>An account of the estate itself.</summary>
    /// <param name="Account">The account number.</param>
    public sealed record OwnAccount(string Account) : PartyRecord;
}
