using System.Globalization;

namespace Nhi.Governance.Tool.Terminal;

/// <summary>Writes numbers, alone and with what they count.</summary>
internal static class Count
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB", "PB", "EB"];

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Bytes in thousands, with three digits or so.</summary>
    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 999.5; unit++)
        {
            value /= 1000;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 || value >= 99.95 ? Math.Round(value) : Math.Round(value, 1))} {Units[unit]}");
    }

    /// <summary>A time as a person says it.</summary>
    public static string Time(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Round(time.TotalSeconds))} s");

    public static string Of(long number, string one, string many) => $"{Of(number)} {(number == 1 ? one : many)}";
}
