using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes a survey as JSON Lines: an identity a line, <c>{"identity": …, "findings": […]}</c>, each as in <c>docs/survey-json.md</c>.</summary>
/// <remarks>The last line's <c>identity</c> is null where findings belong to nobody known. It holds no secret's value.</remarks>
public static class SurveyJsonLines
{
    /// <summary>Writes a survey.</summary>
    /// <param name="result">The survey.</param>
    /// <param name="destination">Takes the lines in UTF-8; stays open.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is then not whole.</param>
    /// <returns>When everything was handed to <paramref name="destination"/>.</returns>
    public static Task WriteAsync(SurveyResult result, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(destination);
        return LineSteps.WriteAsync(Lines(result), destination, cancellationToken);
    }

    private static IEnumerable<Action<Utf8JsonWriter>> Lines(SurveyResult result)
    {
        var findings = result.Findings.OrderByDescending(finding => finding.Result.Severity).ThenBy(finding => finding.Id).ToLookup(finding => finding.Identity);
        foreach (var identity in result.Identities.Where(identity => identity.Principal is null).OrderBy(identity => identity.Id))
        {
            yield return writer => Line(writer, identity, findings[identity.Id]);
        }

        var nobodys = findings[null].ToList();
        if (nobodys.Count > 0)
        {
            yield return writer => Line(writer, identity: null, nobodys);
        }
    }

    private static void Line(Utf8JsonWriter writer, INonHumanIdentity? identity, IEnumerable<Finding> findings)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("identity");
        if (identity is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            IdentityReport.Write(writer, identity);
        }

        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            FindingReport.Write(writer, finding);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
