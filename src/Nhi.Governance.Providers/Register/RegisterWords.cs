namespace Nhi.Governance.Providers.Register;

/// <summary>The closed words of a register, spelled as the documentation spells them.</summary>
internal static class RegisterWords
{
    public static IReadOnlyDictionary<string, OwnerRole> Roles { get; } = new Dictionary<string, OwnerRole>(StringComparer.Ordinal)
    {
        ["application"] = OwnerRole.Application,
        ["platform"] = OwnerRole.Platform,
        ["security"] = OwnerRole.Security,
        ["vendor-manager"] = OwnerRole.VendorManager,
        ["sponsor"] = OwnerRole.Sponsor,
        ["person"] = OwnerRole.Person,
        ["legal"] = OwnerRole.Legal,
    };

    public static IReadOnlyDictionary<string, IdentityClass> Classes { get; } =
        Enum.GetValues<IdentityClass>().ToDictionary(value => value.ToString(), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, CredentialKind> Kinds { get; } =
        Enum.GetValues<CredentialKind>().Where(value => value != CredentialKind.Unknown).ToDictionary(value => value.ToString(), StringComparer.Ordinal);

    public static IReadOnlyList<string> Users { get; } = ["people", "vendor", "pipelines", "workloads"];

    public static IReadOnlyList<string> Sections { get; } = ["identities", "owners", "purposes", "environments", "vendors", "teams", "leavers", "exposed"];

    public static string Accepted(IEnumerable<string> words) => "accepted are " + string.Join(", ", words);
}
