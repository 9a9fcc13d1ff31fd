namespace Nhi.Governance;

/// <summary>One question that is asked of every identity on its side of the boundary, with what is known.</summary>
/// <param name="Question">The question's name: <c>system</c>, <c>authentication</c>, <c>expiry</c> of a machine; <c>owner</c>, <c>access</c>, <c>scope</c>, <c>revocation</c> of any other.</param>
/// <param name="Asked">The question, in words.</param>
/// <param name="Text">The answer; where nothing tells, that.</param>
/// <param name="IsKnown">Whether something that was read answers it.</param>
public sealed record BoundaryAnswer(string Question, string Asked, string Text, bool IsKnown);
