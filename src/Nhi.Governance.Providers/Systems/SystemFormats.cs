using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Systems;

/// <summary>The formats that tell of systems, people and organisations rather than of identities alone.</summary>
internal static class SystemFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new BackstageCatalog(),
        ServiceNow.Items,
        HumanResources.Workers,
        .. Directory.All.Select(directory => directory.ToFormat()),
        new RecordList("gleif/lei-records", ["data"], LegalEntities.Record),
    ];
}
