using Nhi.Governance.Tool.Commands;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>What an enrolment says: ids where programs read, all else where people do.</summary>
internal static class EnrolReport
{
    public static void Write(Screen output, Screen error, EnrolRequest request, IReadOnlyList<EnrolmentOutcome.Kept> kept, int refused)
    {
        foreach (var one in kept)
        {
            output.Line(one.Enrolment.Id);
        }

        var weak = kept.Count(one => one.Enrolment.Weak is not null);
        error.Line(new Part(
            $"{Count.Of(kept.Count(one => one.IsNew))} enrolled, {Count.Of(kept.Count(one => !one.IsNew))} known before, {Count.Of(refused)} refused; kept in {request.Store}."
            + (weak == 0 ? string.Empty : $" {Count.Of(weak)} could be guessed: kept apart, compared with whole values only."),
            Styles.Heading));
        if (refused > 0 && !request.AllowWeak)
        {
            error.Line("A value that can be guessed is found out by whoever has the key: replace it by a random one. --allow-weak keeps it all the same, stretched.");
        }
    }

    public static void List(Screen output, IReadOnlyList<Enrolment> enrolments) => output.Table(
        ["id", "name", "credential", "enrolled", "bits", "key"],
        enrolments.Select(one => (IReadOnlyList<Part>)
        [
            one.Id, Part.Cell(one.Name), Part.Cell(one.Credential?.Value), SurveyReport.Day(one.EnrolledAt), Part.Cell(one.Bits), Keys(one),
        ]));

    private static string Keys(Enrolment one) =>
        one.Weak is { } weak ? $"k{Count.Of(weak.KeyId)} (weak)" : string.Join(", ", one.Forms.Select(form => form.Fingerprint.KeyId).Distinct().Order().Select(key => $"k{Count.Of(key)}"));
}
