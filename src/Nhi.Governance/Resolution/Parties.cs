namespace Nhi.Governance;

/// <summary>What the register tells of people, teams, vendors and own accounts.</summary>
internal sealed class Parties
{
    private readonly Dictionary<string, DateTimeOffset> _leavers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _teams = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ownAccounts = new(StringComparer.Ordinal);
    private readonly List<PartyRecord.Vendor> _vendors = [];

    public Parties(EstateReading reading, EstateScope scope)
    {
        _ownAccounts.UnionWith(scope.All("aws.account"));
        foreach (var record in reading.Attachments.Select(attachment => attachment.Party))
        {
            switch (record)
            {
                case PartyRecord.Leaver leaver:
                    _leavers[leaver.Party] = leaver.LeftAt;
                    break;
                case PartyRecord.Team team:
                    var members = _teams.TryGetValue(team.Name, out var known) ? known : _teams[team.Name] = new(StringComparer.OrdinalIgnoreCase);
                    members.UnionWith(team.Members);
                    break;
                case PartyRecord.Vendor vendor:
                    _vendors.Add(vendor);
                    break;
                case PartyRecord.OwnAccount own:
                    _ownAccounts.Add(own.Account);
                    break;
            }
        }
    }

    public void AddOwnAccount(string account) => _ownAccounts.Add(account);

    public bool IsOwnAccount(string account) => _ownAccounts.Contains(account);

    /// <summary>A person who has not left, or a team with a member who has not; a team whose members nobody lists lives.</summary>
    public bool Lives(string party, DateTimeOffset asOf) =>
        !HasLeft(party, asOf) && (!_teams.TryGetValue(party, out var members) || members.Any(member => !HasLeft(member, asOf)));

    public PartyRecord.Vendor? VendorNamed(string name) => _vendors.Find(vendor => string.Equals(vendor.Name, name, StringComparison.OrdinalIgnoreCase));

    public PartyRecord.Vendor? VendorOfAccount(string account) => _vendors.Find(vendor => vendor.Accounts.Contains(account, StringComparer.Ordinal));

    private bool HasLeft(string party, DateTimeOffset asOf) => _leavers.TryGetValue(party, out var left) && left <= asOf;
}
