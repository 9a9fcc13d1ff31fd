using Spectre.Console;

namespace Nhi.Governance.Tool.Terminal;

/// <summary>Shows how far a survey is, to a person who waits; in a pipe nobody does.</summary>
internal static class Progress
{
    public static Task<T> ShowAsync<T>(Screen error, Func<IProgress<SurveyProgress>?, Task<T>> work) =>
        error.IsPipe || !error.Console.Profile.Capabilities.Interactive
            ? work(null)
            : error.Console.Status().StartAsync("Reading", context => work(new Display(context)));

    private sealed class Display(StatusContext context) : IProgress<SurveyProgress>
    {
        public void Report(SurveyProgress value) =>
            context.Status(Markup.Escape($"{Visible.Of(value.Source, Visible.Cell)}: {Count.Of(value.Files, "file", "files")}, {Count.Of(value.Identities, "identity", "identities")}, {Count.Of(value.Copies, "copy", "copies")}"));
    }
}
