namespace Nhi.Governance.Tool.Commands;

/// <summary>What the command line of a scan says.</summary>
internal sealed record ScanRequest
{
    private const string Nothing = "Nothing was scanned.";

    public required IReadOnlyList<string> Paths { get; init; }

    public required IReadOnlyList<string> Repositories { get; init; }

    public required IReadOnlyList<string> Fields { get; init; }

    public required string Store { get; init; }

    /// <summary>Whether the store was named: then it is made where it is missing.</summary>
    public bool IsStoreNamed { get; init; }

    public string? KeyFile { get; init; }

    public bool KnownOnly { get; init; }

    public bool FormatsOnly { get; init; }

    public bool Generic { get; init; }

    /// <summary>Whether git objects are read in which an earlier scan found nothing.</summary>
    public bool Again { get; init; }

    public string? Json { get; init; }

    public string? Sarif { get; init; }

    public ScanLevel? FailOn { get; init; }

    public bool WritesToOutput => OutputFile.IsOutput(Json) || OutputFile.IsOutput(Sarif);

    /// <summary>Finds a mistyped name before anything is read or kept.</summary>
    /// <exception cref="ToolException">A name is wrong.</exception>
    public void Check()
    {
        if (Paths.FirstOrDefault(path => !EnrolRequest.IsInput(path) && !Path.Exists(path)) is { } missing)
        {
            throw ToolException.Usage($"There is no file or folder '{missing}'. {Nothing}");
        }

        if (Repositories.FirstOrDefault(repository => !Directory.Exists(repository)) is { } absent)
        {
            throw ToolException.Usage($"There is no repository '{absent}'. {Nothing}");
        }

        if (Fields.Count > 0 && (Paths.Count == 0 || Fields.Any(string.IsNullOrEmpty)))
        {
            throw ToolException.Usage($"--field names a field of the records in a PATH. {Nothing}");
        }

        if (Fields.Count > 0 && Paths.FirstOrDefault(path => !EnrolRequest.IsInput(path) && Directory.Exists(path)) is { } other)
        {
            throw ToolException.Usage($"--field reads files of records, and '{other}' is a folder: name its files. {Nothing}");
        }

        if (OutputFile.IsOutput(Json) && OutputFile.IsOutput(Sarif))
        {
            throw ToolException.Usage($"Only one of --json and --sarif can be written to standard output. {Nothing}");
        }

        OutputFile.Check("--json", Json, Nothing, Store, KeyFile);
        OutputFile.Check("--sarif", Sarif, Nothing, Store, KeyFile, Json);
    }
}
