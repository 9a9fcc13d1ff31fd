using Spectre.Console;

namespace Nhi.Governance.Tool.Terminal;

/// <summary>Shows how far a survey or a scan is, to a person who waits; in a pipe nobody does.</summary>
internal static class Progress
{
    public static Task<T> ShowAsync<T>(Screen error, Func<IProgress<SurveyProgress>?, Task<T>> work) => ShowAsync(error, Text, work);

    public static Task<T> ShowAsync<T>(Screen error, Func<IProgress<DocumentScanProgress>?, Task<T>> work) => ShowAsync(error, Text, work);

    private static Task<T> ShowAsync<TStep, T>(Screen error, Func<TStep, string> text, Func<IProgress<TStep>?, Task<T>> work) =>
        error.IsPipe || !error.Console.Profile.Capabilities.Interactive
            ? work(null)
            : error.Console.Status().StartAsync("Reading", context => work(new Display<TStep>(context, text)));

    private static string Text(SurveyProgress step) => step.Scan is { } scan ? Text(scan) :
        $"{Visible.Of(step.Source, Visible.Cell)}: {Count.Of(step.Files, "file", "files")}, {Count.Of(step.Identities, "identity", "identities")}, {Count.Of(step.Copies, "copy", "copies")}";

    private static string Text(DocumentScanProgress step) =>
        $"{Visible.Of(step.Source, Visible.Cell)}: {(step.ExpectedDocuments > 0 ? $"{Count.Of(step.Documents)} of {Count.Of(step.ExpectedDocuments, "document", "documents")}" : Count.Of(step.Documents, "document", "documents"))}, {Count.Bytes(step.Bytes)}{(step.ExpectedBytes > 0 ? $" of {Count.Bytes(step.ExpectedBytes)}" : string.Empty)}"
        + $", {Count.Bytes((long)step.BytesPerSecond)}/s, {Count.Of(step.Hits, "hit", "hits")}{(step.Remaining is { } left ? $", {Count.Time(left)} left" : string.Empty)}";

    private sealed class Display<TStep>(StatusContext context, Func<TStep, string> text) : IProgress<TStep>
    {
        public void Report(TStep value) => context.Status(Markup.Escape(text(value)));
    }
}
