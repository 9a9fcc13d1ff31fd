namespace Nhi.Governance.Conformance;

/// <summary>A copy the model knows.</summary>
/// <param name="Id">Its id in the store.</param>
/// <param name="Secret">What was put.</param>
internal sealed record ModelCopy(CopyId Id, GeneratedSecret Secret);
