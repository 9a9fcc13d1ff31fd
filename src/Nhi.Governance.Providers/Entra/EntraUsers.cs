using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>People of the directory: <c>GET /v1.0/users?$select=id,userPrincipalName,mail,accountEnabled,employeeLeaveDateTime,employeeId,onPremisesSamAccountName,onPremisesDistinguishedName</c>. Who is disabled or past the leave date has left; of others the survey learns which names are one person's, and keeps none.</summary>
internal static class EntraUsers
{
    private static readonly string[] s_names = ["userPrincipalName", "mail", "onPremisesUserPrincipalName", "onPremisesSamAccountName", "onPremisesDistinguishedName", "employeeId"];

    public static RecordKind Kind { get; } = new("a user", Is, Read);

    private static bool Is(JsonElement item) => item.Guid("id") is not null && item.Text("userPrincipalName") is not null && (item.Member("accountEnabled") is not null || item.Text("employeeLeaveDateTime") is not null);

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var leaves = reading.Instant(item.Text("employeeLeaveDateTime"), place);
        var isDisabled = item.Member("accountEnabled") is { ValueKind: JsonValueKind.False };

        // Since when a disabled account is disabled is not told: by the day judged from.
        var left = isDisabled && (leaves is null || leaves > reading.AsOf) ? reading.AsOf : leaves;
        reading.Attach(new Attachment
        {
            Target = string.Empty,
            Record = "user",
            Party = new PartyRecord.Person([.. s_names.Select(name => item.Text(name)).Where(name => !string.IsNullOrWhiteSpace(name)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)], left),
            Source = reading.Source,
        });
    }
}
