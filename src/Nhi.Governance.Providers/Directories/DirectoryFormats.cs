using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Directories;

/// <summary>The formats of directories.</summary>
internal static class DirectoryFormats
{
    public static IReadOnlyList<IExportFormat> All { get; } =
    [
        new LdifEntries(),

        // What Get-ADServiceAccount, Get-ADComputer and Get-ADUser give, through ConvertTo-Json or Export-Csv.
        new FieldList("directory/powershell", new FieldKind("an account of Active Directory", ["distinguishedname", "objectclass", "objectguid"], DirectoryEntry.Read)),
    ];
}
