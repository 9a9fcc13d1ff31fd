namespace Nhi.Governance.Tool.Commands;

/// <summary>What the command line of a survey says.</summary>
internal sealed record SurveyRequest
{
    public required IReadOnlyList<string> Paths { get; init; }

    public required IReadOnlyList<string> Repositories { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Scope { get; init; }

    public required string Store { get; init; }

    public string? KeyFile { get; init; }

    public string? Policy { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    public string? Json { get; init; }

    public Severity? FailOn { get; init; }

    public bool WritesJsonToOutput => OutputFile.IsOutput(Json);

    /// <summary>Finds a mistyped name before anything is read or kept.</summary>
    /// <exception cref="ToolException">A name is wrong.</exception>
    public void Check()
    {
        if (Paths.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
        {
            throw ToolException.Usage($"There is no file or folder '{missing}'. Nothing was surveyed.");
        }

        if (Repositories.FirstOrDefault(repository => !Directory.Exists(repository)) is { } absent)
        {
            throw ToolException.Usage($"There is no repository '{absent}'. Nothing was surveyed.");
        }

        OutputFile.Check("--json", Json, "Nothing was surveyed.", Store, KeyFile);
    }
}
