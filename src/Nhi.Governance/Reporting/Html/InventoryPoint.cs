namespace Nhi.Governance;

/// <summary>How an inventory stood after a survey that changed something, what was attested between it and the next included.</summary>
/// <param name="Revision">The last commit of it.</param>
/// <param name="AsOf">The last as-of instant that the changes up to it tell of; <see langword="null"/> where none does.</param>
/// <param name="Identities">Identities that were there, what was merged into a principal not counted.</param>
/// <param name="OpenFindings">Findings that were open.</param>
public sealed record InventoryPoint(Revision Revision, DateTimeOffset? AsOf, int Identities, int OpenFindings)
{
    /// <summary>Governed identities whose class was unknown.</summary>
    public int Unknown { get; init; }

    /// <summary>Open findings that were critical or high.</summary>
    public int Grave { get; init; }

    /// <summary>Identities whose class demands that somebody answers for them.</summary>
    public int Owned { get; init; }

    /// <summary>Those of them with a living owner, declared or attested, in every role that their class demands.</summary>
    public int Answered { get; init; }

    /// <summary>Those of them with a living owner who attested it in every role that their class demands.</summary>
    public int Attested { get; init; }
}
