using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Devices;

/// <summary>Devices that Intune manages (<c>GET /v1.0/deviceManagement/managedDevices</c>) and that the directory knows (<c>GET /v1.0/devices</c>). A device of both is one.</summary>
internal static class ManagedDevices
{
    private const string NoDevice = "00000000-0000-0000-0000-000000000000";

    public static RecordKind Managed { get; } = new("a managed device", item => item.Text("id") is { Length: > 0 } && item.Text("deviceName") is not null && item.Text("managedDeviceOwnerType") is not null, ReadManaged);

    public static RecordKind Joined { get; } = new("a device of the directory", item => item.Text("deviceId") is { Length: > 0 } && item.Text("displayName") is not null && item.Member("accountEnabled") is not null, ReadJoined);

    private static void ReadManaged(JsonElement item, string place, ListReading reading)
    {
        var id = $"intune:{item.Text("id")}";
        var facts = Facts(item, "intune:device", item.Text("deviceName"), place, reading)
            .Tell(DeviceFacts.SerialNumber, item.Text("serialNumber"))
            .Tell(DeviceFacts.Model, string.Join(' ', new[] { item.Text("manufacturer"), item.Text("model") }.Where(text => !string.IsNullOrWhiteSpace(text))))
            .Past(IdentityFacts.CreatedAt, item.Text("enrolledDateTime"))
            .Past(IdentityFacts.LastUsedAt, item.Text("lastSyncDateTime"));
        var ends = item.Text("managementCertificateExpirationDate");
        reading.Observe(
            new Observation
            {
                Id = new IdentityId(id),
                Aliases = item.Text("azureADDeviceId") is { Length: > 0 } device and not NoDevice ? [JoinedId(device)] : [],
                Area = "intune:devices",
                Facts = facts.ToFactSet(),
                Credentials = ends is null ? [] : [new(new CredentialId($"{id}/management-certificate"), CredentialKind.PrivateCaCertificate, reading.Facts(place).Ahead(CredentialFacts.ExpiresAt, ends).ToFactSet())],
                Owners = item.Text("userPrincipalName") is { Length: > 0 } person ? [new OwnerClaim(OwnerRole.Application, person, ClaimTrust.Suggestion, reading.Source)] : [],
                Source = reading.Source,
            },
            place,
            isWhole: false);
    }

    private static void ReadJoined(JsonElement item, string place, ListReading reading) => reading.Observe(
        new Observation
        {
            Id = JoinedId(item.Text("deviceId")!),
            Area = "entra:devices",
            Facts = Facts(item, "entra:device", item.Text("displayName"), place, reading)
                .Tell(IdentityFacts.Enabled, item.Member("accountEnabled")?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null })
                .Past(IdentityFacts.CreatedAt, item.Text("registrationDateTime") ?? item.Text("createdDateTime"))
                .Past(IdentityFacts.LastUsedAt, item.Text("approximateLastSignInDateTime"))
                .ToFactSet(),
            Source = reading.Source,
        },
        place,
        isWhole: false);

    private static RecordFacts Facts(JsonElement item, string subclass, string? name, string place, ListReading reading) => reading.Facts(place)
        .Tell(IdentityFacts.Name, name)
        .Tell(IdentityFacts.Subclass, subclass)
        .Tell(HostFacts.OperatingSystem, string.Join(' ', new[] { item.Text("operatingSystem"), item.Text("osVersion") ?? item.Text("operatingSystemVersion") }.Where(text => !string.IsNullOrWhiteSpace(text))));

    private static IdentityId JoinedId(string device) => new($"entra:device:{device.ToLowerInvariant()}");
}
