using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Systems;

/// <summary>Who has left, as systems of human resources report it: Workday and BambooHR as CSV, BambooHR's report as JSON. Of people who have not left the survey learns which names are one person's, and keeps none; nothing else of a person is read.</summary>
internal static class HumanResources
{
    private static readonly string[] s_left = ["termination date", "termination_date", "terminationdate", "last day of work", "contract end date (termination)"];
    private static readonly string[] s_address = ["work email", "work_email", "workemail", "email - work", "primary work email", "email - primary work", "email address - work"];
    private static readonly string[] s_account = ["user name", "username", "user_name", "network id"];
    private static readonly string[] s_number = ["employee id", "employee_id", "employeeid", "employee number", "employee #", "employee_number", "employeenumber", "worker id"];
    private static readonly string[] s_status = ["employment status", "employee status", "worker status", "status"];

    /// <summary>Rows, and the employees of BambooHR's report.</summary>
    public static FieldList Workers { get; } = new("hr/workers", ["employees"], new FieldKind("a worker", [s_left, s_address], Read));

    private static void Read(FieldRecord worker, string place, ListReading reading)
    {
        string[] people = [.. new[] { worker.Text(s_address), worker.Text(s_account) }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        var left = LeftAt(worker.Text(s_left), worker.Text(s_status), place, reading);
        if (people.Length > 0)
        {
            string[] names = [.. people, .. worker.Text(s_number) is { Length: > 0 } number ? [number] : Array.Empty<string>()];
            reading.Attach(SystemNames.Of(new PartyRecord.Person(names, left), "worker", reading));
        }
        else if (left is null)
        {
            reading.Attach();
        }
        else
        {
            reading.Reject(place, "somebody has left, and no address tells who");
        }
    }

    private static DateTimeOffset? LeftAt(string? date, string? status, string place, ListReading reading)
    {
        // BambooHR writes no date as noughts.
        var isTold = !string.IsNullOrWhiteSpace(date) && !date.StartsWith("0000", StringComparison.Ordinal);
        if (isTold && reading.Instant(date, place) is { } left)
        {
            return left;
        }

        // Since when is not told, or cannot be read: by the day judged from.
        return status is "Terminated" or "Inactive" or "Deceased" or "Retired" ? reading.AsOf : null;
    }
}
