using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>What the conditions of a trust demand.</summary>
internal sealed class AwsConditions
{
    private const StringComparison NoCase = StringComparison.OrdinalIgnoreCase;
    private readonly List<(string Operator, bool IfExists, string Key, IReadOnlyList<string> Values)> _demands = [];

    public AwsConditions(JsonElement statement)
    {
        foreach (var (written, keys) in statement.Member("Condition")?.Members() ?? [])
        {
            var name = written[(written.IndexOf(':', StringComparison.Ordinal) + 1)..];
            var ifExists = name.EndsWith("IfExists", NoCase);
            name = ifExists ? name[..^"IfExists".Length] : name;
            if (!name.Equals("StringEquals", NoCase) && !name.Equals("StringEqualsIgnoreCase", NoCase) && !name.Equals("StringLike", NoCase))
            {
                continue;
            }

            foreach (var (key, _) in keys.Members())
            {
                _demands.Add((name, ifExists, key, keys.OneOrMore(key)));
            }
        }
    }

    /// <summary>Whether an ExternalId is demanded: one that may be missing, or any at all, is not.</summary>
    public bool NamesExternalId =>
        _demands.Any(demand => !demand.IfExists && demand.Key.Equals("sts:ExternalId", NoCase) && demand.Values.Count > 0 && !demand.Values.Any(value => value.Trim('*').Length == 0));

    /// <summary>Whether an audience of an issuer's tokens is demanded.</summary>
    public bool NamesAudience(string issuer) =>
        _demands.Any(demand => demand.Key.Equals($"{issuer}:aud", NoCase) && demand.Values.Count > 0 && !demand.Values.Any(value => value.Trim('*').Length == 0));

    /// <summary>Subjects of an issuer's tokens. All conditions must hold, so exact ones stand before patterns.</summary>
    public (IReadOnlyList<string> Subjects, bool ArePatterns) Subjects(string issuer)
    {
        var subjects = _demands.Where(demand => demand.Key.Equals($"{issuer}:sub", NoCase) && demand.Values.Count > 0).ToLookup(demand => demand.Operator.Equals("StringLike", NoCase));
        var arePatterns = !subjects[false].Any();
        return ([.. subjects[arePatterns].SelectMany(demand => demand.Values).Distinct(StringComparer.Ordinal)], arePatterns && subjects[true].Any());
    }
}
