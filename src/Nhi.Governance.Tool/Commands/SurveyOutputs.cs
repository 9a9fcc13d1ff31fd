namespace Nhi.Governance.Tool.Commands;

/// <summary>The forms beside <c>--json</c> in which a survey is written.</summary>
internal static class SurveyOutputs
{
    public static IReadOnlyList<SurveyOutput> Kinds { get; } =
    [
        new("--html", "HTML", "Writes a report to open in a browser: one file that needs no network, likewise", (_, result, context, stream) => SurveyHtml.WriteAsync(result, context, stream, CancellationToken.None), NeedsHistory: true),
        new("--sarif", "SARIF", "Writes the findings as SARIF 2.1.0, likewise", (request, result, _, stream) => SurveySarif.WriteAsync(result, SarifRoots.Of(request.Paths, request.Repositories), stream, CancellationToken.None)),
        new("--csv", "CSV", "Writes the identities as a table for spreadsheets, likewise", (_, result, _, stream) => SurveyCsv.WriteAsync(result, stream, CancellationToken.None)),
        new("--jsonl", "JSON Lines", "Writes an identity a line with its findings, likewise", (_, result, _, stream) => SurveyJsonLines.WriteAsync(result, stream, CancellationToken.None)),
        new("--ocsf", "OCSF", "Writes the findings as OCSF Compliance Findings, one a line, likewise", (_, result, _, stream) => SurveyOcsf.WriteAsync(result, stream, CancellationToken.None)),
    ];

    public static async Task WriteAsync(SurveyRequest request, SurveyResult result, ControlPolicy policy, IReadOnlyList<InventoryPoint> history)
    {
        var context = new SurveyReportContext
        {
            Policy = policy,
            History = history,
            Scope = [.. request.Paths, .. request.Repositories.Select(repository => "git " + repository), .. request.Scope.Select(scope => $"{scope.Key}={scope.Value}")],
        };
        foreach (var (path, kind) in request.Outputs.Zip(Kinds))
        {
            await OutputFile.WriteAsync(path, kind.Name, $"The inventory {request.Store} holds the survey.", stream => kind.Write(request, result, context, stream));
        }
    }
}
