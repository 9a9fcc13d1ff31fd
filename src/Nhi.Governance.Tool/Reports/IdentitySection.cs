using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>How many identities of which class there are.</summary>
internal static class IdentitySection
{
    public static void Write(Screen screen, IReadOnlyList<INonHumanIdentity> identities)
    {
        var present = identities.Where(identity => identity.Presence.DisappearedAt is null).ToList();
        screen.Heading($"Identities: {Count.Of(present.Count)}");
        if (present.Count > 0)
        {
            screen.Table(
                ["class", "identities", "kind"],
                present.GroupBy(identity => identity.Classification.Label, StringComparer.Ordinal)
                    .OrderBy(group => KindOrder(group.First())).ThenByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (IReadOnlyList<Part>)[Part.Cell(group.Key), Part.Cell(group.Count()), Part.Cell(Kind(group.First()), Styles.Faint)]));
        }

        var gone = identities.Where(identity => identity.Presence.DisappearedAt is not null).ToList();
        if (gone.Count > 0)
        {
            screen.Indented(2, $"{Count.Of(gone.Count)} more disappeared: nhi list --disappeared");
        }
    }

    public static string Kind(INonHumanIdentity identity) => identity.Classification.Standing switch
    {
        Standing.Human => "a person's",
        Standing.VendorManaged => "a vendor's",
        _ when identity.IsMachine => "machine",
        _ => "non-human",
    };

    private static int KindOrder(INonHumanIdentity identity) => identity.Classification.Standing switch
    {
        Standing.Human => 2,
        Standing.VendorManaged => 3,
        _ => identity.IsMachine ? 0 : 1,
    };
}
