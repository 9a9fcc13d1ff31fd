using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Nhi.Governance.Tool.Reports;

namespace Nhi.Governance.Tool.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static readonly string[] Roles = [.. Enum.GetValues<OwnerRole>().Select(Names.Of)];

    public static Option<string> Store()
    {
        var option = new Option<string>("--store")
        {
            Description = "The file that keeps the inventory from survey to survey",
            HelpName = "FILE",
            DefaultValueFactory = _ => "nhi.db",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError("--store needs a file.");
            }
        });
        return option;
    }

    public static Option<string?> KeyFile() => new("--key-file")
    {
        Description = "The file that holds the estate's keys; otherwise the variable NHI_FINGERPRINT_KEYS, or nhi-governance/fingerprint.keys in the folder of the user's settings",
        HelpName = "FILE",
    };

    public static Option<string?> Policy() => new("--policy") { Description = "A policy file laid over the built-in controls", HelpName = "FILE" };

    public static Option<string?> Rules() => new("--rules") { Description = "A file of rules of classification laid over the built-in ones", HelpName = "FILE" };

    public static Option<DateTimeOffset?> AsOf(string otherwise) => new("--as-of")
    {
        Description = $"The date to judge from, as 2026-11-01 or 2026-11-01T09:00Z (UTC where no offset is given); otherwise {otherwise}",
        HelpName = "DATE",
        CustomParser = ReadDate,
    };

    public static Option<OwnerRole?> Role(string description) => new("--role")
    {
        Description = $"{description}: {string.Join(", ", Roles)}",
        HelpName = "ROLE",
        CustomParser = result => OneOf(result, result.Tokens[^1].Value, Roles, "role") is { } word ? Enum.GetValues<OwnerRole>()[Array.IndexOf(Roles, word)] : null,
    };

    public static Option<Severity?> AtLeast(string name, string description, Severity least) => new(name)
    {
        Description = $"{description}: {string.Join(", ", Severities(least))}",
        HelpName = "SEVERITY",
        CustomParser = result => OneOf(result, result.Tokens[^1].Value, Severities(least), "severity") is { } word ? Enum.Parse<Severity>(word) : null,
    };

    /// <summary>The word of a closed list that was meant, whatever its case; an error that lists them where none was.</summary>
    public static string? OneOf(SymbolResult result, string given, IReadOnlyList<string> words, string what)
    {
        if (words.FirstOrDefault(word => string.Equals(word, given, StringComparison.OrdinalIgnoreCase)) is { } meant)
        {
            return meant;
        }

        result.AddError($"'{given}' is no {what}: {string.Join(", ", words)}.");
        return null;
    }

    private static string[] Severities(Severity least) => [.. Enum.GetValues<Severity>().Where(severity => severity >= least).Select(severity => severity.ToString())];

    private static DateTimeOffset? ReadDate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date))
        {
            result.AddError($"'{text}' is no date: write 2026-11-01 or 2026-11-01T09:00Z.");
            return null;
        }

        // Controls count from it in both directions.
        if (date.Year is < 1970 or > 2999)
        {
            result.AddError($"'{text}' is too far away: the years from 1970 to 2999 can be judged.");
            return null;
        }

        return date;
    }
}
