using System.Globalization;
using System.Text.Json;

namespace Nhi.Governance.Providers.Files;

/// <summary>The ways in which vendors write an instant, and those in which they write that there is none.</summary>
internal static class InstantText
{
    // 1e11 seconds is the year 5138; as milliseconds it is March 1973.
    private const double Milliseconds = 1e11;
    private const double Most = 253402300799;
    private const string PowerShell = "/Date(";

    // What stands for none: the first day of .NET and Go, of FILETIME, of SQL Server and of Unix. Nothing here is older than this.
    private static readonly DateTimeOffset s_first = new(1970, 1, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_none = ["never", "n/a", "none", "null", "-"];

    // With dots the day stands first, wherever it is written.
    private static readonly string[] s_dotted = ["d.M.yyyy", "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss"];

    /// <summary>Whether a text says that there is no instant.</summary>
    public static bool IsNone(string? text) =>
        string.IsNullOrWhiteSpace(text) || s_none.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) || text.StartsWith("0000-00-00", StringComparison.Ordinal) || (TryParse(text, out var at) && at < s_first);

    /// <summary>Whether an end is so far ahead that it stands for never.</summary>
    public static bool IsNever(string? text) => text is not null && TryParse(text, out var at) && at.Year == DateTimeOffset.MaxValue.Year;

    /// <summary>Reads an instant or date; one without a zone is of UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (text.StartsWith(PowerShell, StringComparison.Ordinal))
        {
            // Windows PowerShell's ConvertTo-Json: milliseconds, and perhaps a zone, which changes nothing.
            var end = text.AsSpan(PowerShell.Length).IndexOfAny('+', ')');
            instant = DateTimeOffset.MinValue;
            return end > 0 && double.TryParse(text.AsSpan(PowerShell.Length, end), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var since) && (since <= 0 || TryUnix(since / 1000, out instant));
        }

        return DateTimeOffset.TryParseExact(text, s_dotted, CultureInfo.InvariantCulture, Utc, out instant) || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out instant);
    }

    /// <summary>An instant given as a number: seconds or milliseconds since 1970; nought, a number below it and what is beyond the year 9999 stand for none.</summary>
    public static string? OfNumber(double since) =>
        TryUnix(since > Milliseconds ? since / 1000 : since, out var instant) ? instant.ToString("O", CultureInfo.InvariantCulture) : null;

    /// <summary>An instant at the end of a path of members, as text: a date, or a number since 1970, as wire formats and older clients write it.</summary>
    public static string? InstantOf(this JsonElement item, params ReadOnlySpan<string> path)
    {
        JsonElement? current = item;
        foreach (var name in path)
        {
            current = current?.Member(name);
        }

        return current is not { ValueKind: JsonValueKind.Number } number ? item.Text(path) : number.TryGetDouble(out var since) ? OfNumber(since) : null;
    }

    private static bool TryUnix(double seconds, out DateTimeOffset instant)
    {
        instant = seconds is > 0 and < Most ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : default;
        return seconds is > 0 and < Most;
    }
}
