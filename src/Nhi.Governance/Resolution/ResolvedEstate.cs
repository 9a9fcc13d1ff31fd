namespace Nhi.Governance;

/// <summary>What sources reported, brought together.</summary>
/// <param name="Identities">The identities, sorted by id, not classified yet.</param>
/// <param name="DanglingReferences">Bindings and workloads that name an identity their completely read authority does not have.</param>
/// <param name="UnlinkedCopies">Copies of credentials nobody knows.</param>
/// <param name="Departed">Digests of the names of parties that have left.</param>
internal sealed record ResolvedEstate(IReadOnlyList<NonHumanIdentity> Identities, IReadOnlyList<Attachment> DanglingReferences, IReadOnlyList<SecretCopy> UnlinkedCopies, IReadOnlyList<string> Departed);
