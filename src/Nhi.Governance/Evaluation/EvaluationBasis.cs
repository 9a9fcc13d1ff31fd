namespace Nhi.Governance;

/// <summary>What an evaluation of an inventory rests on, besides what the inventory holds.</summary>
/// <param name="Digest">Of the policy, the baseline and the rules of classification: where it is another one, everything is to be judged again.</param>
/// <param name="AsOf">The instant it judges from.</param>
public sealed record EvaluationBasis(string Digest, DateTimeOffset AsOf);
