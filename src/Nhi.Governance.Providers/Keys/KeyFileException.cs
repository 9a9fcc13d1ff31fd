namespace Nhi.Governance.Providers.Keys;

/// <summary>Why keys are refused, in words that hold nothing of them.</summary>
internal sealed class KeyFileException(FailureKind kind, string reason) : Exception(reason)
{
    public FailureKind Kind { get; } = kind;
}
