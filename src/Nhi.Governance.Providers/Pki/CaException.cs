namespace Nhi.Governance.Providers.Pki;

/// <summary>Why something could not be done at the authority; becomes a failure of the provider.</summary>
internal sealed class CaException(FailureKind kind, string reason) : Exception(reason)
{
    public FailureKind Kind { get; } = kind;
}
