using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Rules written as data: those that are set, and the ids of those to do without. Immutable.</summary>
/// <param name="Set">Rules that are added, or that replace the one of the same id.</param>
/// <param name="Disabled">Ids of rules below that are left out.</param>
public sealed record RuleSet(IReadOnlyList<ClassificationRule> Set, IReadOnlyList<string> Disabled)
{
    /// <summary>Most rules that one file may set.</summary>
    public const int MaxRules = 500;

    /// <summary>Reads rules, as <c>docs/classification.md</c> describes them.</summary>
    /// <param name="root">The document.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="RuleFormatException">Something stands there that is not known, or something is missing; the message names the place.</exception>
    public static RuleSet Read(JsonElement root) => RuleReader.Read(root);

    /// <summary>Lays these rules over others.</summary>
    /// <param name="below">The others, such as <see cref="BuiltInRules.All"/>.</param>
    /// <returns>All rules that hold then.</returns>
    /// <exception cref="RuleFormatException">A rule is to be left out that is not there.</exception>
    public IReadOnlyList<ClassificationRule> Over(IReadOnlyList<ClassificationRule> below)
    {
        ArgumentNullException.ThrowIfNull(below);
        var known = below.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        if (Disabled.FirstOrDefault(id => !known.Contains(id)) is { } unknown)
        {
            throw new RuleFormatException("disable", $"there is no rule '{unknown}'");
        }

        var gone = Disabled.Concat(Set.Select(rule => rule.Id)).ToHashSet(StringComparer.Ordinal);
        return [.. below.Where(rule => !gone.Contains(rule.Id)), .. Set];
    }
}
