namespace Nhi.Governance;

/// <summary>One rule that spoke for a class.</summary>
/// <param name="Rule">Stable id of the rule.</param>
/// <param name="Speaks">The class, or <c>Human</c> or <c>VendorManaged</c>, that it speaks for.</param>
/// <param name="Text">The facts it rests on, in words.</param>
public sealed record ClassificationEvidence(string Rule, string Speaks, string Text);
