using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Devices;

/// <summary>The formats that list devices.</summary>
internal static class DeviceFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new RecordList("microsoft/devices", ["value"], ManagedDevices.Managed, ManagedDevices.Joined),
        new RecordList("aws/things", ["things", "certificates"], IotThings.Thing, IotThings.Certificate),
    ];
}
