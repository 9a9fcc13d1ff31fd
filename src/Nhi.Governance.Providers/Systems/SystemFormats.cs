using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Systems;

/// <summary>The formats that tell of systems, people and organisations rather than of identities alone.</summary>
internal static class SystemFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new BackstageCatalog(),
        ServiceNow.Table,
        new RecordList("servicenow/records", ["result"], ServiceNow.Record),
        HumanResources.Table,
        new RecordList("hr/employees", ["employees"], HumanResources.Employee),
        .. Directory.All.Select(directory => directory.ToFormat()),
        new RecordList("gleif/lei-records", ["data"], LegalEntities.Record),
    ];
}
