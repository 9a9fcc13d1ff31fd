using System.Security.Cryptography;
using System.Text;

namespace Nhi.Governance;

/// <summary>Tells policies and baselines apart, so that an auditor sees that the measure did not change, or that it did.</summary>
internal static class PolicyDigests
{
    /// <summary>Version of this program.</summary>
    public static string Program { get; } = typeof(PolicyDigests).Assembly.GetName().Version!.ToString(3);

    /// <summary>Of the controls with what they demand and cite, and of the limits.</summary>
    public static string Baseline { get; } = Digest(Encoding.UTF8.GetBytes(string.Concat(PolicyEvaluator.Controls.Select(control =>
        $"{control.Id}\t{control.Title}\t{control.Severity}\t{string.Join(';', control.References)}\t{string.Join(';', control.FurtherReferences)}\t{string.Join(';', control.AskedOf)}\n")) + Of(ControlPolicy.Baseline)));

    /// <summary>Of a policy: what it changes, limits and acceptances.</summary>
    public static string Of(ControlPolicy policy) => Digest(CanonicalJson.Write(writer => PolicyJson.Write(writer, policy), "a policy"));

    /// <summary>Of all that judging an identity rests on besides itself and the day.</summary>
    public static string Of(ControlPolicy policy, IEnumerable<ClassificationRule> rules) => Digest(Encoding.UTF8.GetBytes(
        $"{Program}\n{Baseline}\n{Of(policy)}\n{string.Concat(rules.Select(rule => $"{rule.Id}\t{rule.Class}\t{rule.Standing}\t{rule.Rank}\t{rule.Confidence:R}\t{string.Join(';', rule.Tests)}\n"))}"));

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
