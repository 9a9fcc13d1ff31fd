using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>What the tags of a user or role tell, by allow-list and in any case. A record without tags was not asked.</summary>
internal sealed class AwsTags
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly ExportRecords _records;
    private readonly string _place;
    private readonly bool _asked;

    public AwsTags(JsonElement item, ExportRecords records, string place)
    {
        (_records, _place, _asked) = (records, place, item.Member("Tags").IsArray());
        foreach (var tag in item.Items("Tags"))
        {
            if (tag.Text("Key")?.Trim() is { Length: > 0 } key && tag.Text("Value")?.Trim() is { Length: > 0 } value)
            {
                _values[key] = value;
            }
        }
    }

    public IReadOnlyList<OwnerClaim> Owners
    {
        get
        {
            string[] owners = [.. All("owner", "application-owner")];
            string[] parties = owners.Length > 0 ? owners : [.. All("team")];
            return parties.Length > 0 ? [.. parties.Select(Claim)] : _asked ? [Claim(null)] : [];
        }
    }

    public void Tell(FactSetBuilder facts)
    {
        Tell(facts, IdentityFacts.Environment, "environment", "env");
        Tell(facts, IdentityFacts.System, "system", "app");
        Tell(facts, IdentityFacts.Vendor, "vendor");
        Date(facts, IdentityFacts.ContractEnd, "contract-end");
        if (!Tell(facts, IdentityFacts.Purpose, "purpose", "task") && _asked)
        {
            facts.SetAbsent(IdentityFacts.Purpose, _records.Path);
        }

        if (!Date(facts, IdentityFacts.ReviewDue, "review-date") && _asked)
        {
            facts.SetAbsent(IdentityFacts.ReviewDue, _records.Path);
        }
    }

    private OwnerClaim Claim(string? party) => new(OwnerRole.Application, party, ClaimTrust.Tag, _records.Path);

    private IEnumerable<string> All(params string[] names) => names.Select(name => _values.GetValueOrDefault(name)).OfType<string>().Distinct(StringComparer.Ordinal);

    private bool Tell(FactSetBuilder facts, FactKey<string> key, params string[] names)
    {
        if (All(names).FirstOrDefault() is not { } value)
        {
            return false;
        }

        facts.Set(key, value, _records.Path);
        return true;
    }

    /// <summary>Whether the tag is there: a date that cannot be read is unknown, not absent.</summary>
    private bool Date(FactSetBuilder facts, FactKey<DateTimeOffset> key, string name)
    {
        if (_records.Instant(_values.GetValueOrDefault(name), _place, mayLieAhead: true) is { } date)
        {
            facts.Set(key, date, _records.Path);
        }

        return _values.ContainsKey(name);
    }
}
