namespace Nhi.Governance.Tool.Commands;

/// <summary>What the command line of an enrolment says.</summary>
internal sealed record EnrolRequest
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    public required IReadOnlyList<string> Files { get; init; }

    public required ValueForm Form { get; init; }

    public required string Field { get; init; }

    public string? Name { get; init; }

    public CredentialId? Credential { get; init; }

    public bool AllowWeak { get; init; }

    public required string Store { get; init; }

    public string? KeyFile { get; init; }

    /// <summary>Whether standard input is meant.</summary>
    public static bool IsInput(string file) => string.Equals(file, StandardInput, StringComparison.Ordinal);

    /// <summary>Finds a mistyped name before anything is read or made.</summary>
    /// <exception cref="ToolException">A name is wrong.</exception>
    public void Check()
    {
        if (Files.FirstOrDefault(file => !IsInput(file) && !File.Exists(file)) is { } missing)
        {
            throw ToolException.Usage($"There is no file '{missing}'. Nothing was enrolled.");
        }
    }
}
