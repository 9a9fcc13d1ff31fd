namespace Nhi.Governance.Providers.Files;

/// <summary>Reads one format of export. Stateless, and so safe to share between threads.</summary>
public interface IExportFormat
{
    /// <summary>Stable name, vendor first: <c>aws/authorization-details</c>.</summary>
    string Name { get; }

    /// <summary>The read-only command, request or query that makes an export of this format, or several joined by <c>or</c>; empty where nothing of the kind makes it.</summary>
    string Command => ExportCommands.Of(Name);

    /// <summary>Whether a document is of this format, by its content alone.</summary>
    /// <param name="document">The document; of a table, the header must be enough, as the rows are read only once somebody knows it.</param>
    /// <returns>Whether it is.</returns>
    bool Recognises(ExportDocument document);

    /// <summary>Reads every record: each ends as an identity, an attachment or a rejection.</summary>
    /// <param name="document">A document that <see cref="Recognises"/> accepted.</param>
    /// <param name="records">Takes what is read.</param>
    void Read(ExportDocument document, ExportRecords records);
}
