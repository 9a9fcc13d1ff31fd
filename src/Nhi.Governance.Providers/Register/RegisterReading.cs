using System.Text.RegularExpressions;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Register;

/// <summary>Turns the entries of one register into what they say of identities, parties and vendors.</summary>
internal sealed partial class RegisterReading(ExportRecords records)
{
    private const string Area = "register:identities";
    private bool _hasIdentities;
    private bool _hasRejectedIdentities;

    /// <summary>Takes an entry of a section.</summary>
    public void Take(string section, RegisterEntry entry)
    {
        try
        {
            TakeEntry(section, entry);
        }
        catch (RegisterEntryException exception)
        {
            Reject(section, entry.Place, exception.Message);
        }
    }

    /// <summary>Tells that a section of identities was read, even if it is empty.</summary>
    public void HasIdentities() => _hasIdentities = true;

    /// <summary>Rejects an entry whose form cannot be read.</summary>
    public void Reject(string section, string place, string reason)
    {
        _hasRejectedIdentities |= string.Equals(section, "identities", StringComparison.Ordinal);
        records.Reject(place, reason);
    }

    /// <summary>Ends the file. Where an identity could not be read, one that is not there has not disappeared.</summary>
    public void Complete()
    {
        if (_hasIdentities)
        {
            records.Cover(Area, _hasRejectedIdentities ? Coverage.Partial : Coverage.Complete);
        }
    }

    /// <summary>Whether a text is an ISO 8601 date, with or without a time.</summary>
    public static bool IsDate(string text) => IsoDate().IsMatch(text);

    private void TakeEntry(string section, RegisterEntry entry)
    {
        switch (section)
        {
            case "identities":
                TakeIdentity(entry);
                break;
            case "owners":
                TakeOwner(entry);
                break;
            case "purposes":
                var purpose = new FactSetBuilder();
                Say(purpose, IdentityFacts.Purpose, entry.Text("purpose") ?? throw new RegisterEntryException("needs purpose"));
                Say(purpose, IdentityFacts.Exposure, entry.Text("exposure"));
                Say(purpose, IdentityFacts.Criticality, entry.Text("criticality"));
                Say(purpose, IdentityFacts.UsedEvery, entry.Text("usedEvery"));
                Say(purpose, IdentityFacts.ReviewDue, entry, "reviewDate", mayLieAhead: true);
                records.Attach(Attachment("purpose", entry.Required("identity")) with { Facts = purpose.ToFactSet() });
                break;
            case "environments":
                TakeEnvironment(entry);
                break;
            case "vendors":
                TakeVendor(entry);
                break;
            case "teams":
                var members = entry.List("members") ?? throw new RegisterEntryException("needs members");
                records.Attach(Attachment("team", string.Empty) with { Party = new PartyRecord.Team(entry.Required("team"), members) });
                break;
            case "exposed":
                RegisterExposure.Take(entry, records);
                break;
            default:
                var left = Date(entry, "left", mayLieAhead: true) ?? throw new RegisterEntryException("needs left, the ISO 8601 date the party left at");
                records.Attach(Attachment("leaver", string.Empty) with { Party = new PartyRecord.Leaver(entry.Required("party"), left) });
                break;
        }
    }

    private void TakeIdentity(RegisterEntry entry)
    {
        var id = entry.Required("id");
        var declared = entry.Word("class", RegisterWords.Classes);
        var owners = entry.Owners.Select(owner => Claim(RoleOf(owner.Key), owner.Value, attested: null)).ToList();
        var credentials = entry.Credentials.Select(CredentialOf).ToList();
        if (credentials.DistinctBy(credential => credential.Id).Count() != credentials.Count)
        {
            throw new RegisterEntryException("has two credentials of the same id");
        }

        var facts = new FactSetBuilder()
            .Set(IdentityFacts.DeclaredClass, declared.ToString(), records.Path)
            .Set(IdentityFacts.Subclass, $"register:{declared.ToString().ToLowerInvariant()}", records.Path)
            .Set(IdentityFacts.Name, entry.Text("name") is { Length: > 0 } name ? name : id, records.Path);
        Say(facts, IdentityFacts.Purpose, entry.Text("purpose"));
        Say(facts, IdentityFacts.Environment, entry.Text("environment"));
        Say(facts, IdentityFacts.System, entry.Text("system"));
        Say(facts, IdentityFacts.Vendor, entry.Text("vendor"));
        Say(facts, IdentityFacts.Exposure, entry.Text("exposure"));
        Say(facts, IdentityFacts.Criticality, entry.Text("criticality"));
        Say(facts, IdentityFacts.UsedEvery, entry.Text("usedEvery"));
        Say(facts, IdentityFacts.ReviewDue, entry, "reviewDate", mayLieAhead: true);
        Say(facts, IdentityFacts.ClassUntil, entry, "classUntil", mayLieAhead: true);
        Say(facts, IdentityFacts.CreatedAt, entry, "created");
        Say(facts, IdentityFacts.LastUsedAt, entry, "lastUsed", mayBeNever: true);
        if (entry.List("usedBy") is { Count: > 0 } users)
        {
            facts.Set(UsageFacts.UsedBy, new NameSet(users.Select(UserOf)), records.Path);
        }

        records.Observe(
            new Observation
            {
                Id = new IdentityId($"register:{id}"),

                // By another name of it a source may list it, and then it is that one.
                IsImmutableId = entry.List("aliases") is not { Count: > 0 },
                Aliases = [.. (entry.List("aliases") ?? []).Select(alias => new IdentityId(alias))],
                Area = Area,
                Facts = facts.ToFactSet(),
                Credentials = credentials,
                Owners = owners,
                Holds = [.. (entry.List("holds") ?? []).Select(held => new IdentityId(held))],
                Source = records.Path,
            },
            entry.Place);
    }

    private Credential CredentialOf(RegisterEntry entry)
    {
        // What the register lists is in use: an ended credential is taken off it.
        var facts = new FactSetBuilder().Set(CredentialFacts.Enabled, true, records.Path);
        Say(facts, CredentialFacts.CreatedAt, entry, "created");
        Say(facts, CredentialFacts.ExpiresAt, entry, "expires", mayLieAhead: true, mayBeNever: true);
        Say(facts, CredentialFacts.LastRotatedAt, entry, "rotated");
        Say(facts, CredentialFacts.LastUsedAt, entry, "lastUsed", mayBeNever: true);
        return new Credential(new CredentialId(entry.Required("id")), entry.Word("kind", RegisterWords.Kinds), facts.ToFactSet());
    }

    private void TakeOwner(RegisterEntry entry)
    {
        var role = entry.Word("role", RegisterWords.Roles);
        var party = entry.Text("party") ?? throw new RegisterEntryException("needs party; an empty one says that there is none");
        records.Attach(Attachment("owner", entry.Required("identity")) with { Owners = [Claim(role, party, Date(entry, "attested"))] });
    }

    private void TakeEnvironment(RegisterEntry entry)
    {
        var scope = entry.Required("scope");
        if (!Scope().IsMatch(scope))
        {
            throw new RegisterEntryException("scope is not known; accepted are aws:<12 digits>, gcp:<project>, azure:<subscription>, k8s:<cluster>/<namespace> and repo:<owner>/<name>");
        }

        var facts = new FactSetBuilder();
        Say(facts, IdentityFacts.Environment, entry.Text("environment") ?? throw new RegisterEntryException("needs environment"));
        records.Attach(Attachment("environment", scope) with
        {
            Reach = AttachmentReach.Members,
            Facts = facts.ToFactSet(),
            Owners = entry.Text("platform") is { } platform ? [Claim(OwnerRole.Platform, platform, attested: null)] : [],
            Party = scope.StartsWith("aws:", StringComparison.Ordinal) ? new PartyRecord.OwnAccount(scope[4..]) : null,
        });
    }

    private void TakeVendor(RegisterEntry entry)
    {
        var facts = new FactSetBuilder();
        Say(facts, IdentityFacts.ContractEnd, entry, "contractEnd", mayLieAhead: true);
        IReadOnlyList<OwnerClaim> owners = entry.Text("manager") is { } manager ? [Claim(OwnerRole.VendorManager, manager, attested: null)] : [];
        var vendor = new PartyRecord.Vendor(entry.Required("name"), facts.ToFactSet(), owners, entry.List("accounts") ?? []);
        records.Attach(Attachment("vendor", string.Empty) with { Party = vendor });
    }

    private static OwnerRole RoleOf(string word) =>
        RegisterWords.Roles.TryGetValue(word, out var role) ? role : throw new RegisterEntryException($"owners names a role that is not known; {RegisterWords.Accepted(RegisterWords.Roles.Keys)}");

    private static string UserOf(string word) =>
        RegisterWords.Users.Contains(word, StringComparer.Ordinal) ? word : throw new RegisterEntryException($"usedBy names a kind of users that is not known; {RegisterWords.Accepted(RegisterWords.Users)}");

    private OwnerClaim Claim(OwnerRole role, string party, DateTimeOffset? attested) =>
        new(role, party.Length == 0 ? null : party, attested is null || party.Length == 0 ? ClaimTrust.Register : ClaimTrust.Attestation, records.Path, party.Length == 0 ? null : attested);

    private Attachment Attachment(string what, string target) => new() { Target = target, Record = $"register entry ({what})", Source = records.Path };

    private void Say(FactSetBuilder facts, FactKey<string> key, string? text)
    {
        if (text is { Length: > 0 })
        {
            facts.Set(key, text, records.Path);
        }
        else if (text is not null)
        {
            facts.SetAbsent(key, records.Path);
        }
    }

    private void Say(FactSetBuilder facts, FactKey<DateTimeOffset> key, RegisterEntry entry, string name, bool mayLieAhead = false, bool mayBeNever = false)
    {
        if (entry.Text(name) is "" || (mayBeNever && entry.Text(name) is "never"))
        {
            facts.SetAbsent(key, records.Path);
        }
        else if (Date(entry, name, mayLieAhead) is { } date)
        {
            facts.Set(key, date, records.Path);
        }
    }

    private DateTimeOffset? Date(RegisterEntry entry, string name, bool mayLieAhead = false)
    {
        if (entry.Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (IsDate(text))
        {
            return records.Instant(text, entry.Place, mayLieAhead);
        }

        records.Note(entry.Place, $"{name} is no ISO 8601 date and is left unknown");
        return null;
    }

    [GeneratedRegex(@"^(aws:[0-9]{12}|gcp:[a-z0-9.:-]+|azure:[0-9a-f-]{36}|k8s:[^/\s]+/[^/\s]+|repo:[^/\s:]+/[^/\s:]+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Scope();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[-+][0-9]{2}:?[0-9]{2})?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IsoDate();
}
