using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Entra;

/// <summary>People of the directory: <c>GET /v1.0/users?$select=id,userPrincipalName,mail,accountEnabled,employeeLeaveDateTime</c>. Who is disabled or past the leave date has left; nothing else is kept.</summary>
internal static class EntraUsers
{
    public static RecordKind Kind { get; } = new("a user", Is, Read);

    private static bool Is(JsonElement item) => item.Guid("id") is not null && item.Text("userPrincipalName") is not null && (item.Member("accountEnabled") is not null || item.Text("employeeLeaveDateTime") is not null);

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var leaves = reading.Instant(item.Text("employeeLeaveDateTime"), place);
        var isDisabled = item.Member("accountEnabled") is { ValueKind: JsonValueKind.False };
        if (leaves is null && !isDisabled)
        {
            reading.Attach();
            return;
        }

        // Since when a disabled account is disabled is not told: by the day judged from.
        var left = isDisabled && (leaves is null || leaves > reading.AsOf) ? reading.AsOf : leaves!.Value;
        IEnumerable<string?> names = [item.Text("userPrincipalName"), item.Text("mail")];
        reading.Attach([.. names.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Select(name => new Attachment
        {
            Target = string.Empty,
            Record = "user",
            Party = new PartyRecord.Leaver(name, left),
            Source = reading.Source,
        })]);
    }
}
