using System.Globalization;
using Nhi.Governance.Secrets;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>What a person reads of a survey.</summary>
internal static class SurveyReport
{
    public static void Write(Screen screen, string store, SurveyResult result)
    {
        var identities = result.Identities.Where(identity => identity.Principal is null).ToList();
        Header(screen, store, result);
        IdentitySection.Write(screen, identities);
        FindingSection.Write(screen, result, identities);
        CopySection.Write(screen, result, identities);
        GapSection.Write(screen, result.NotAssessable);
        InputSection.Write(screen, result);
        Summary(screen, result, identities);
    }

    public static string Day(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString(instant.Value.UtcDateTime.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? string.Empty;

    private static void Header(Screen screen, string store, SurveyResult result)
    {
        screen.Line(new Part($"Survey as of {Day(result.AsOf)}", Styles.Heading));
        foreach (var input in result.Asked)
        {
            screen.Indented(2, new Part(input.Kind switch { SurveyInputKind.Repository => "git    ", SurveyInputKind.Scope => "scope  ", _ => "read   " }, Styles.Faint), input.Name);
        }

        screen.Indented(2, new Part("store  ", Styles.Faint), store);
        screen.Indented(2, new Part("search ", Styles.Faint), Searched(result.Scan));
        foreach (var format in result.Sources.GroupBy(source => source.Format, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            screen.Indented(2, new Part("found  ", Styles.Faint), format.Key, $": {Count.Of(format.Count(), "file", "files")}, {Count.Of(format.Sum(source => source.Records), "record", "records")}");
        }
    }

    // The same however much of it an earlier survey knows to hold nothing.
    private static string Searched(ScanResult scan) =>
        $"{Count.Of(scan.Documents + scan.Known, "document", "documents")} for {Count.Of(SecretFormats.All.Count(format => !format.IsGeneric))} formats and {Count.Of(scan.EnrolledCount, "enrolled secret", "enrolled secrets")}"
        + $"{(scan.WeakCount == 0 ? string.Empty : $", {Count.Of(scan.WeakCount)} weak, compared with whole values only")}{(scan.IsPartial ? "; partial: something was not read" : string.Empty)}";

    private static void Summary(Screen screen, SurveyResult result, IReadOnlyList<INonHumanIdentity> identities)
    {
        var present = identities.Count(identity => identity.Presence.DisappearedAt is null);
        var worst = result.Findings.Count == 0 ? string.Empty : $" ({string.Join(", ", FindingSection.BySeverity(result.Findings).Select(group => $"{Count.Of(group.Value)} {group.Key}"))})";
        screen.Line();
        screen.Line(new Part(
            $"{Count.Of(present, "identity", "identities")}, {Count.Of(result.Findings.Count, "finding", "findings")}{worst}, {Count.Of(result.Copies.Count, "copy of a secret", "copies of secrets")}, "
            + $"{Count.Of(result.NotAssessable.Count)} not assessable, {Count.Of(result.Rejected.Count)} could not be read.",
            Styles.Heading));
    }
}
