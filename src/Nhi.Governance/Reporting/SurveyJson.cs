using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes a survey as JSON, as <c>docs/survey-json.md</c> and <c>docs/survey.schema.json</c> say.</summary>
/// <remarks>The same survey gives the same bytes: every list is sorted, line ends are line feeds, and all but basic Latin is escaped, so that
/// neither a terminal nor a code page can make anything else of it. It holds no secret's value.</remarks>
public static class SurveyJson
{
    /// <summary>What <c>schema</c> says.</summary>
    public const string Schema = "nhi-survey/1";

    /// <summary>Writes a survey.</summary>
    /// <param name="result">The survey.</param>
    /// <param name="destination">Takes the JSON in UTF-8; stays open.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is then not whole.</param>
    /// <returns>When everything was handed to <paramref name="destination"/>.</returns>
    public static Task WriteAsync(SurveyResult result, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(destination);
        return JsonSteps.WriteAsync(writer => SurveyDocument.Steps(writer, result), destination, cancellationToken);
    }

    /// <summary>Writes one identity, as an item of <c>identities</c>.</summary>
    /// <param name="writer">Takes the object.</param>
    /// <param name="identity">The identity.</param>
    public static void Write(Utf8JsonWriter writer, INonHumanIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(identity);
        IdentityReport.Write(writer, identity);
    }

    /// <summary>Writes one finding, as an item of <c>findings</c>.</summary>
    /// <param name="writer">Takes the object.</param>
    /// <param name="finding">The finding.</param>
    public static void Write(Utf8JsonWriter writer, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(finding);
        FindingReport.Write(writer, finding);
    }
}
