using System.Globalization;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Directories;

/// <summary>Entries of Active Directory or another LDAP directory as LDIF: what <c>ldapsearch -LLL</c> and <c>ldifde</c> write. Stateless, and so safe to share between threads.</summary>
internal sealed class LdifEntries : IExportFormat
{
    /// <inheritdoc />
    public string Name => "directory/ldif";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Shape == ExportShape.Text && LdifText.Begins(document.Content.Span);
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var reading = new ListReading(records, isCut: false);
        foreach (var record in LdifText.Read(document.Content))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {record.Line}");
            foreach (var secret in record.Secrets)
            {
                reading.Note(place, $"the export holds {secret}: it is left out, and the file should not be kept");
            }

            if (record.Fields is { } fields)
            {
                DirectoryEntry.Read(fields, place, reading);
            }
            else if (record.IsCut)
            {
                reading.Note(place, "the server says that it gave a part only: a limit of its own, or of the search");
            }
            else if (!record.IsResult)
            {
                reading.Reject(place, record.Problem!);
            }
        }
    }
}
