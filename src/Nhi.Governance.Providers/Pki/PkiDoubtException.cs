namespace Nhi.Governance.Providers.Pki;

/// <summary>Something signed cannot be believed or understood; ends one look as <see cref="Verdict.Indeterminate"/> with these words.</summary>
internal sealed class PkiDoubtException(string reason) : Exception(reason);
