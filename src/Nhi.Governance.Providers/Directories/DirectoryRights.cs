using System.Globalization;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Directories;

/// <summary>What the flags, delegations and groups of an account let it do. The flags stand in <c>userAccountControl</c>, or each in a property of PowerShell's.</summary>
internal sealed class DirectoryRights(FieldRecord entry)
{
    private const long Disabled = 0x2;
    private const long EndlessPassword = 0x10000;

    private static readonly (long Bit, string Property, string Right)[] s_flags =
    [
        (0x80, "AllowReversiblePasswordEncryption", "its password is kept so that it can be read back"),
    ];

    private static readonly (long Bit, string Property, string Right)[] s_impersonates =
    [
        (0x80000, "TrustedForDelegation", "may act as whoever logs in to it, towards anything"),
        (0x1000000, "TrustedToAuthForDelegation", "may act as anybody, towards what it delegates to"),
    ];

    private static readonly (long Bit, string Property, string Right)[] s_unproven =
    [
        (0x20, "PasswordNotRequired", "may have no password"),
        (0x200000, "UseDESKeyOnly", "is given tickets by DES alone"),
        (0x400000, "DoesNotRequirePreAuth", "needs no pre-authentication"),
    ];

    // By the names that Windows gives them in English.
    private static readonly string[] s_administrators =
        ["Domain Admins", "Enterprise Admins", "Schema Admins", "Administrators", "Account Operators", "Backup Operators", "Server Operators", "Print Operators", "DnsAdmins", "Group Policy Creator Owners", "Enterprise Key Admins", "Key Admins"];

    // Domain Admins, Schema Admins, Enterprise Admins, Group Policy Creator Owners, Key Admins, Enterprise Key Admins.
    private static readonly string[] s_administratorsOfDomain = ["-512", "-518", "-519", "-520", "-526", "-527"];

    // Administrators, Account, Server, Print and Backup Operators.
    private static readonly string[] s_administratorsOfMachine = ["S-1-5-32-544", "S-1-5-32-548", "S-1-5-32-549", "S-1-5-32-550", "S-1-5-32-551"];

    // Domain Admins by number: the primary group of an account is not among its memberships.
    private const string DomainAdmins = "512";

    private readonly long? _control = long.TryParse(entry.Text("userAccountControl"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var control) ? control : null;

    /// <summary>Whether it may log in; <see langword="null"/> where nothing tells.</summary>
    public bool? Enabled => _control is { } control ? (control & Disabled) == 0 : entry.Truth("Enabled");

    /// <summary>Whether its password never ends; <see langword="null"/> where nothing tells.</summary>
    public bool? IsPasswordEndless => _control is { } control ? (control & EndlessPassword) != 0 : entry.Truth("PasswordNeverExpires");

    /// <summary>Names of the groups it is in.</summary>
    public IEnumerable<string> Groups => entry.All("memberOf");

    /// <summary>Flags that let it act as anybody.</summary>
    public IEnumerable<string> ImpersonatesBy => Of(s_impersonates);

    /// <summary>Flags that let others log in as it without proof.</summary>
    public IEnumerable<string> UnprovenLogIns => Of(s_unproven);

    /// <summary>Whether all flags are told; PowerShell's properties may have been asked for in part.</summary>
    public bool AreFlagsTold => _control is not null;

    /// <summary>Flags, delegations and groups.</summary>
    public IEnumerable<string> Grants =>
    [
        .. Of(s_flags),
        .. entry.All("msDS-AllowedToDelegateTo").Select(target => $"delegates to {target}"),
        .. Groups.Select(group => $"member of {NameOf(group)}"),
    ];

    /// <summary>Groups that make it an administrator.</summary>
    public IEnumerable<string> AdministratorBy =>
        [.. Groups.Select(NameOf).Where(IsAdministrators), .. entry.Text("primaryGroupID") is DomainAdmins ? (string[])[s_administrators[0]] : []];

    /// <summary>Whether a group makes administrators of its members, by its English name.</summary>
    public static bool IsAdministrators(string group) => s_administrators.Contains(group, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a group makes administrators of its members, by the number that Windows gives it in every language.</summary>
    public static bool IsAdministratorsBySid(string? sid) =>
        sid is not null && (s_administratorsOfDomain.Any(number => sid.StartsWith("S-1-5-21-", StringComparison.Ordinal) && sid.EndsWith(number, StringComparison.Ordinal)) || s_administratorsOfMachine.Contains(sid, StringComparer.Ordinal));

    /// <summary>The first name of a distinguished name: <c>Domain Admins</c> of <c>CN=Domain Admins,CN=Users,DC=shop,DC=example</c>.</summary>
    public static string NameOf(string distinguishedName)
    {
        var (start, end) = (distinguishedName.IndexOf('=', StringComparison.Ordinal) + 1, 0);
        for (end = start; end < distinguishedName.Length && distinguishedName[end] != ','; end++)
        {
            if (distinguishedName[end] == '\\')
            {
                end++;
            }
        }

        return distinguishedName[start..Math.Min(end, distinguishedName.Length)].Replace("\\", string.Empty, StringComparison.Ordinal);
    }

    private IEnumerable<string> Of((long Bit, string Property, string Right)[] flags) => flags.Where(flag => Has(flag.Bit, flag.Property)).Select(flag => flag.Right);

    private bool Has(long bit, string property) => _control is { } control ? (control & bit) != 0 : entry.Truth(property) == true;
}
