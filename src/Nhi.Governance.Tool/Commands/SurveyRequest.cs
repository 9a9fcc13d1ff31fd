namespace Nhi.Governance.Tool.Commands;

/// <summary>What the command line of a survey says.</summary>
internal sealed record SurveyRequest
{
    private const string Nothing = "Nothing was surveyed.";

    public required IReadOnlyList<string> Paths { get; init; }

    public required IReadOnlyList<string> Repositories { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Scope { get; init; }

    public required string Store { get; init; }

    public string? KeyFile { get; init; }

    public string? Policy { get; init; }

    public string? Rules { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Where each of <see cref="SurveyOutputs.Kinds"/> goes; null where it is not asked for.</summary>
    public IReadOnlyList<string?> Outputs { get; init; } = [];

    public Severity? FailOn { get; init; }

    /// <summary>What is read, as it was named.</summary>
    public IReadOnlyList<SurveyInput> Asked =>
    [
        .. Paths.Select(path => new SurveyInput(SurveyInputKind.Path, path)),
        .. Repositories.Select(repository => new SurveyInput(SurveyInputKind.Repository, repository)),
        .. Scope.Select(value => new SurveyInput(SurveyInputKind.Scope, $"{value.Key}={value.Value}")),
    ];

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

        SurveyOutputs.Check(Outputs, Nothing, Store, KeyFile);
    }
}
