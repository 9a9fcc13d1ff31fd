namespace Nhi.Governance.Tool.Commands;

/// <summary>The forms in which a survey is written.</summary>
internal static class SurveyOutputs
{
    public static IReadOnlyList<SurveyOutput> Kinds { get; } =
    [
        new("--json", "JSON", "Writes the survey as JSON to a file, or to standard output with -; what people read then goes to standard error", (result, _, stream) => SurveyJson.WriteAsync(result, stream, CancellationToken.None)),
        new("--html", "HTML", "Writes a report to open in a browser: one file that needs no network, likewise", (result, history, stream) => SurveyHtml.WriteAsync(result, history, stream, CancellationToken.None), NeedsHistory: true),
        new("--sarif", "SARIF", "Writes the findings as SARIF 2.1.0, likewise", (result, _, stream) => SurveySarif.WriteAsync(result, SarifRoots.Of(Named(result, SurveyInputKind.Path), Named(result, SurveyInputKind.Repository)), stream, CancellationToken.None)),
        new("--csv", "CSV", "Writes the identities as a table for spreadsheets, likewise", (result, _, stream) => SurveyCsv.WriteAsync(result, stream, CancellationToken.None)),
        new("--jsonl", "JSON Lines", "Writes an identity a line with its findings, likewise", (result, _, stream) => SurveyJsonLines.WriteAsync(result, stream, CancellationToken.None)),
        new("--ocsf", "OCSF", "Writes the findings as OCSF Compliance Findings, one a line, likewise", (result, _, stream) => SurveyOcsf.WriteAsync(result, stream, CancellationToken.None)),
    ];

    /// <summary>Whether one of them goes to standard output.</summary>
    public static bool AreWrittenToOutput(IReadOnlyList<string?> files) => files.Any(OutputFile.IsOutput);

    /// <summary>Whether one of them tells of earlier surveys.</summary>
    public static bool NeedHistory(IReadOnlyList<string?> files) => files.Zip(Kinds).Any(output => output is { First: not null, Second.NeedsHistory: true });

    /// <summary>Finds a mistyped name before anything is read or kept.</summary>
    /// <param name="files">Where each of <see cref="Kinds"/> goes; null where it is not asked for.</param>
    /// <param name="nothing">What a refusal says was not done.</param>
    /// <param name="others">Files that must not be written over.</param>
    /// <exception cref="ToolException">A name is wrong.</exception>
    public static void Check(IReadOnlyList<string?> files, string nothing, params string?[] others)
    {
        foreach (var (path, kind) in files.Zip(Kinds))
        {
            OutputFile.Check(kind.Option, path, nothing, others);
            others = [.. others, path];
        }

        if (files.Count(OutputFile.IsOutput) > 1)
        {
            throw ToolException.Usage($"Only one output can go to standard output. {nothing}");
        }
    }

    /// <summary>Writes them.</summary>
    public static async Task WriteAsync(IReadOnlyList<string?> files, string store, SurveyResult result, IReadOnlyList<InventoryPoint> history)
    {
        foreach (var (path, kind) in files.Zip(Kinds))
        {
            await OutputFile.WriteAsync(path, kind.Name, $"The inventory {store} holds the survey.", stream => kind.Write(result, history, stream));
        }
    }

    private static IEnumerable<string> Named(SurveyResult result, SurveyInputKind kind) => result.Asked.Where(input => input.Kind == kind).Select(input => input.Name);
}
