namespace Nhi.Governance;

/// <summary>Lays the register's vendors over the identities that name one, or that trust one of its accounts.</summary>
internal static class Vendors
{
    public static void Apply(IEnumerable<Principal> principals, Parties parties)
    {
        foreach (var principal in principals)
        {
            var named = principal.Facts.Get(IdentityFacts.Vendor);
            var vendor = (named.TryGet(out var name) ? parties.VendorNamed(name) : null)
                ?? principal.Facts.Get(TrustFacts.OutsideAccounts).Value?.Select(parties.VendorOfAccount).OfType<PartyRecord.Vendor>().FirstOrDefault();
            if (vendor is null)
            {
                continue;
            }

            if (!named.IsKnown)
            {
                principal.Facts.Set(IdentityFacts.Vendor, vendor.Name, "register");
            }

            if (vendor.Facts.StateOf(IdentityFacts.ContractEnd) != FactState.Unknown)
            {
                // The register decides over a tag that somebody set once.
                principal.Facts.Remove(IdentityFacts.ContractEnd);
            }

            principal.Facts.Merge(vendor.Facts);
            principal.Claims.AddRange(vendor.Owners);
        }
    }
}
