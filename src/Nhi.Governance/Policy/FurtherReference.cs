namespace Nhi.Governance;

/// <summary>A reference that a control cites of some identities alone.</summary>
/// <param name="Of">Which, in words: a platform such as <c>AWS</c>, or a class.</param>
/// <param name="Reference">What is cited.</param>
public sealed record FurtherReference(string Of, ControlReference Reference);
