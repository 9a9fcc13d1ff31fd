namespace Nhi.Governance.Providers.Files;

/// <summary>What the tags of a cloud's resource tell, by allow-list and in any case. Where tags were not asked for, nothing is known of what they lack.</summary>
internal sealed class ResourceTags
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly ExportRecords _records;
    private readonly string _place;
    private readonly bool _asked;
    private readonly ClaimTrust _trust;

    /// <summary>Takes the tags of a record.</summary>
    /// <param name="tags">Keys and values.</param>
    /// <param name="asked">Whether the record would hold tags if there were any.</param>
    /// <param name="records">The file.</param>
    /// <param name="place">The place of the record.</param>
    /// <param name="trust">How far an owner among them is trusted.</param>
    public ResourceTags(IEnumerable<(string? Key, string? Value)> tags, bool asked, ExportRecords records, string place, ClaimTrust trust = ClaimTrust.Tag)
    {
        (_records, _place, _asked, _trust) = (records, place, asked, trust);
        foreach (var (key, value) in tags)
        {
            if (key?.Trim() is { Length: > 0 } && value?.Trim() is { Length: > 0 } told)
            {
                _values[key.Trim()] = told;
            }
        }
    }

    /// <summary>Who answers for the application; nobody, where tags were asked for and name none.</summary>
    public IReadOnlyList<OwnerClaim> Owners
    {
        get
        {
            string[] owners = [.. All("owner", "application-owner")];
            string[] parties = owners.Length > 0 ? owners : [.. All("team")];
            return parties.Length > 0 ? [.. parties.Select(Claim)] : _asked ? [Claim(null)] : [];
        }
    }

    /// <summary>The environment, or <see langword="null"/>.</summary>
    public string? Environment => All("environment", "env").FirstOrDefault();

    /// <summary>Environment, system, vendor, purpose, who can reach it, how much hangs on it, end of contract, date of review, and the tags themselves.</summary>
    public void Tell(FactSetBuilder facts)
    {
        if (Environment is { } environment)
        {
            facts.Set(IdentityFacts.Environment, environment, _records.Path);
        }

        Tell(facts, IdentityFacts.System, "system", "app");
        Tell(facts, IdentityFacts.Vendor, "vendor");
        Tell(facts, IdentityFacts.Exposure, "exposure");
        Tell(facts, IdentityFacts.Criticality, "criticality");
        Tell(facts, IdentityFacts.UsedEvery, "used-every");
        TagTexts.Tell(facts, _values, _records.Path);
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

    private OwnerClaim Claim(string? party) => new(OwnerRole.Application, party, _trust, _records.Path);

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
