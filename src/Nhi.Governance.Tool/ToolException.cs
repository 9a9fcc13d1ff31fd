namespace Nhi.Governance.Tool;

/// <summary>Ends the command with a line for the user.</summary>
internal sealed class ToolException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static ToolException Usage(string message) => new(Tool.ExitCode.Usage, message);

    public static ToolException NotDone(string message) => new(Tool.ExitCode.NotDone, message);
}
