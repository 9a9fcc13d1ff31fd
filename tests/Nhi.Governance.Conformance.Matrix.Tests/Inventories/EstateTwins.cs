namespace Nhi.Governance.Conformance.Matrix.Inventories;

/// <summary>Inventories that keep or find wrongly what was committed, each in one thing.</summary>
internal static class EstateTwins
{
    public sealed class KeepsNoRelations : TwinInventory
    {
        protected override NonHumanIdentity Upsert(NonHumanIdentity identity) => base.Upsert(identity with { Relations = [] });
    }

    public sealed class ForgetsTheNextStep : TwinInventory
    {
        protected override void OpenFinding(Finding finding) => base.OpenFinding(finding with { Result = finding.Result with { NextStep = string.Empty } });
    }

    public sealed class FindsTheFirstAlone : TwinInventory
    {
        protected override IEnumerable<INonHumanIdentity> Found(IEnumerable<INonHumanIdentity> identities) => identities.Take(1);
    }

    public sealed class FindsByIdAlone : TwinInventory
    {
        protected override bool IsNamed(INonHumanIdentity identity, IdentityId name) => identity.Id == name;
    }

    public sealed class FindsWhateverTheCase : TwinInventory
    {
        protected override bool IsNamed(INonHumanIdentity identity, IdentityId name) =>
            identity.Aliases.Append(identity.Id).Any(own => string.Equals(own.Value, name.Value, StringComparison.OrdinalIgnoreCase));
    }

    public sealed class FindsByAliasesThatAreGone : TwinInventory
    {
        private readonly Dictionary<IdentityId, HashSet<IdentityId>> _aliases = [];

        protected override NonHumanIdentity Upsert(NonHumanIdentity identity)
        {
            _aliases.TryAdd(identity.Id, []);
            _aliases[identity.Id].UnionWith(identity.Aliases);
            return base.Upsert(identity);
        }

        protected override bool IsNamed(INonHumanIdentity identity, IdentityId name) => base.IsNamed(identity, name) || (_aliases.TryGetValue(identity.Id, out var aliases) && aliases.Contains(name));
    }

    public sealed class SortsWithoutCase : TwinInventory
    {
        protected override StringComparer Order => StringComparer.OrdinalIgnoreCase;
    }

    public sealed class TakesAnUpsertForTheFirstSighting : TwinInventory
    {
        protected override NonHumanIdentity Upsert(NonHumanIdentity identity) => Disk.Identities[identity.Id] = identity;
    }

    public sealed class KeepsWhatWasUpsertedFirst : TwinInventory
    {
        protected override NonHumanIdentity Upsert(NonHumanIdentity identity) => Disk.Identities.TryGetValue(identity.Id, out var before) ? before : base.Upsert(identity);
    }

    public sealed class SeesEverybody : TwinInventory
    {
        protected override void See(InventoryChange.Seen seen) => base.See(seen with { Identities = [.. Disk.Identities.Keys] });
    }

    public sealed class SeesTheFirstAlone : TwinInventory
    {
        protected override void See(InventoryChange.Seen seen) => base.See(seen with { Identities = [.. seen.Identities.Take(1)] });
    }

    public sealed class ForgetsWhatDisappears : TwinInventory
    {
        protected override void Disappear(InventoryChange.Disappeared gone) => Disk.Identities.Remove(gone.Identity);
    }

    public sealed class ForgetsWhatMerges : TwinInventory
    {
        protected override void Merge(InventoryChange.Merged merged) => Disk.Identities.Remove(merged.Identity);
    }

    public sealed class ClosesNothing : TwinInventory
    {
        protected override void CloseFinding(FindingId finding)
        {
        }
    }

    public sealed class ClosesEveryFinding : TwinInventory
    {
        protected override void CloseFinding(FindingId finding) => Findings.Clear();
    }

    public sealed class KeepsTheFirstWordsOfAFinding : TwinInventory
    {
        protected override void OpenFinding(Finding finding) => Findings.TryAdd(finding.Id, finding);
    }
}
