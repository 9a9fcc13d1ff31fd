using System.Globalization;

namespace Nhi.Governance;

/// <summary>Why an identity comes before another in the list of risks. An order to work by, and no measure of anything.</summary>
/// <param name="Points">The product.</param>
/// <param name="Arithmetic">The factors, in words.</param>
internal sealed record RiskRank(double Points, string Arithmetic)
{
    private const double NobodyAnswers = 1.5;

    public static RiskRank None { get; } = new(0, string.Empty);

    public static int WeightOf(Severity severity) => severity switch
    {
        Severity.Critical => 40,
        Severity.High => 20,
        Severity.Medium => 8,
        Severity.Low => 2,
        _ => 0,
    };

    public static RiskRank Of(INonHumanIdentity identity, IReadOnlyList<Finding> findings, int becomes)
    {
        // A control that fails for five keys is one thing to put in order.
        var worst = findings.GroupBy(finding => finding.Result.Control, StringComparer.Ordinal)
            .Select(group => (Control: group.Key, Severity: group.Max(finding => finding.Result.Severity)))
            .Where(item => WeightOf(item.Severity) > 0)
            .OrderByDescending(item => item.Severity).ThenBy(item => item.Control, StringComparer.Ordinal).ToList();
        if (worst.Count == 0)
        {
            return None;
        }

        var (place, where) = identity.Facts.Get(IdentityFacts.Environment).Value switch
        {
            null => (1.5, "environment unknown"),
            var name when name.StartsWith("prod", StringComparison.OrdinalIgnoreCase) => (2.0, "production"),
            var name => (1.0, name),
        };
        var answered = identity.Owners.Any(owner => owner.State is OwnerState.Declared or OwnerState.Attested);
        var reach = 1 + (Math.Min(becomes, 10) / 10.0);
        var points = worst.Sum(item => WeightOf(item.Severity)) * place * (answered ? 1 : NobodyAnswers) * reach;
        var sum = string.Join(" + ", worst.Select(item => string.Create(CultureInfo.InvariantCulture, $"{WeightOf(item.Severity)} {item.Control}")));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"({sum}) × {place:0.#} {where}{(answered ? string.Empty : " × 1.5 nobody answers")}{(becomes == 0 ? string.Empty : $" × {reach:0.#} may become {becomes}")} = {points:0.#}");
        return new RiskRank(points, text);
    }
}
