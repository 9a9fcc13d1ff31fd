namespace Nhi.Governance.Providers.Pki;

/// <summary>One change of the authority, decided by the appearance of its file: what is then not everywhere yet is put there by whoever comes next.</summary>
/// <param name="Stages">Stages of the credential after it.</param>
/// <param name="Row">Row of the database after it; <see langword="null"/> where it stays.</param>
/// <param name="Certificate">The certificate it issued, in PEM.</param>
/// <param name="IsListDue">Whether a new revocation list must follow.</param>
internal sealed record CaCommit(CaStages Stages, string? Row = null, string? Certificate = null, bool IsListDue = false);
