namespace Nhi.Governance.Tool.Commands;

/// <summary>Writes what <c>--json</c> asks for.</summary>
internal static class JsonFile
{
    public static async Task WriteAsync(SurveyRequest request, SurveyResult result, CancellationToken cancellationToken)
    {
        if (request.Json is not { } path)
        {
            return;
        }

        if (request.WritesJsonToOutput)
        {
            await using var output = Console.OpenStandardOutput();
            await SurveyJson.WriteAsync(result, output, cancellationToken);
            return;
        }

        try
        {
            await using var file = new FileStream(path, Options());
            await SurveyJson.WriteAsync(result, file, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw ToolException.NotDone($"{path}: the JSON could not be written. The inventory {request.Store} holds the survey. {problem.Message}");
        }
    }

    // It says where secrets lie: a new file is its user's alone.
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
