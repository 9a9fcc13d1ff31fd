namespace Nhi.Governance.Providers.Files;

/// <summary>A format whose documents tell the authority that other exports of the same folder lack, as an issuer document names its cluster.</summary>
public interface IScopeGiver : IExportFormat
{
    /// <summary>What a document tells of its folder. It holds for the documents beside it, and gives way to everything the user said.</summary>
    /// <param name="document">A document that <see cref="IExportFormat.Recognises"/> accepted.</param>
    /// <returns>Names and values, as <see cref="EstateScope"/> knows them.</returns>
    IEnumerable<KeyValuePair<string, string>> ScopeOf(ExportDocument document);
}
