namespace Nhi.Governance;

/// <summary>What the register tells of people, teams, vendors and own accounts.</summary>
internal sealed class Parties
{
    /// <summary>Scope name under which a survey passes on the accounts that its inventory knows.</summary>
    public const string OwnAccountScope = "aws.account.own";

    /// <summary>Where nothing is told of anybody.</summary>
    public static readonly Parties None = new(new EstateReading(), EstateScope.Empty);

    private readonly People _people;
    private readonly Dictionary<string, HashSet<string>> _teams = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ownAccounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<PartyRecord.FederationPool>> _pools = new(StringComparer.Ordinal);
    private readonly List<PartyRecord.Vendor> _vendors;

    public Parties(EstateReading reading, EstateScope scope)
    {
        _ownAccounts.UnionWith(scope.All("aws.account").Concat(scope.All(OwnAccountScope)));
        var vendors = new List<PartyRecord.Vendor>();
        var people = new List<(string Source, PartyRecord.Person Person)>();
        var leavers = new List<PartyRecord.Leaver>();
        foreach (var (record, source) in reading.Attachments.Select(attachment => (attachment.Party, attachment.Source)))
        {
            switch (record)
            {
                case PartyRecord.Person person:
                    people.Add((source, person));
                    break;
                case PartyRecord.Leaver leaver:
                    leavers.Add(leaver);
                    break;
                case PartyRecord.Team team:
                    var members = _teams.TryGetValue(People.Plain(team.Name), out var known) ? known : _teams[People.Plain(team.Name)] = new(StringComparer.OrdinalIgnoreCase);
                    members.UnionWith(team.Members);
                    break;
                case PartyRecord.Vendor vendor:
                    vendors.Add(vendor);
                    break;
                case PartyRecord.FederationPool pool:
                    (_pools.TryGetValue(pool.Name, out var providers) ? providers : _pools[pool.Name] = []).Add(pool);
                    break;
                case PartyRecord.OwnAccount own:
                    _ownAccounts.Add(own.Account);
                    break;
            }
        }

        _people = new People(people, leavers);
        _vendors = [.. vendors.GroupBy(vendor => vendor.Name, StringComparer.OrdinalIgnoreCase).Select(Together).OrderBy(vendor => vendor.Name, StringComparer.Ordinal)];
    }

    /// <summary>What one pool takes, where it takes from one issuer; of several nobody can tell which of them a subject is of.</summary>
    public PartyRecord.FederationPool? PoolNamed(string name) => _pools.TryGetValue(name, out var providers) && providers.Distinct().ToList() is [var only] ? only : null;

    /// <summary>What is admitted through a pool is of the issuer that the pool takes from.</summary>
    public Admission OfIssuer(Admission admission) => PoolNamed(admission.Authority) is { } pool ? admission with { Authority = pool.Issuer, Kind = pool.Kind } : admission;

    public void AddOwnAccount(string account) => _ownAccounts.Add(account);

    public bool IsOwnAccount(string account) => _ownAccounts.Contains(account);

    /// <summary>A person who has not left, or a team with a member who has not; a team whose members nobody lists lives.</summary>
    public bool Lives(string party, DateTimeOffset asOf) =>
        !_people.HasLeft(party, asOf) && (!_teams.TryGetValue(People.Plain(party), out var members) || members.Any(member => !_people.HasLeft(member, asOf)));

    /// <summary>One name for all the names of a party.</summary>
    public string KeyOf(string party) => _people.KeyOf(party);

    /// <summary>Names by which an owner was looked for, and which several people have.</summary>
    public IEnumerable<string> Ambiguous => _people.Ambiguous;

    /// <summary>Digests of the names of all who have left by an instant, and of teams in which everybody has.</summary>
    public IReadOnlyList<string> Departed(DateTimeOffset asOf) =>
        [.. _people.Departed(asOf).Concat(_teams.Keys.Where(team => !Lives(team, asOf))).Select(People.DigestOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public PartyRecord.Vendor? VendorNamed(string name) => _vendors.Find(vendor => string.Equals(vendor.Name, name, StringComparison.OrdinalIgnoreCase));

    public PartyRecord.Vendor? VendorOfAccount(string account) => _vendors.Find(vendor => vendor.Accounts.Contains(account, StringComparer.Ordinal));

    /// <summary>Two entries of one vendor say what both say.</summary>
    private static PartyRecord.Vendor Together(IEnumerable<PartyRecord.Vendor> entries) => new(
        entries.Select(vendor => vendor.Name).Min(StringComparer.Ordinal)!,
        entries.Aggregate(new FactSetBuilder(), (facts, vendor) => facts.Merge(vendor.Facts)).ToFactSet(),
        [.. entries.SelectMany(vendor => vendor.Owners).Distinct()],
        [.. entries.SelectMany(vendor => vendor.Accounts).Distinct(StringComparer.Ordinal)]);
}
