using System.Globalization;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Directories;

/// <summary>The ways in which directories and PowerShell write an instant, turned into the one that all sources read.</summary>
internal static class DirectoryTime
{
    // The last tick that both Windows and .NET can tell, and above it what stands for never.
    private const long LastFileTime = 2650467743999999999;

    // Generalized time (RFC 4517): Active Directory writes one digit of a fraction, OpenLDAP six, others none.
    private static readonly string[] s_generalized = ["yyyyMMddHHmmss.FFFFFFF'Z'", "yyyyMMddHHmmss'Z'", "yyyyMMddHHmm'Z'", "yyyyMMddHHmmsszzz", "yyyyMMddHHmmss.FFFFFFFzzz"];

    /// <summary>The instant; <see langword="null"/> where the text stands for none or never. What is written in no known way is left to the reader of dates, which notes it.</summary>
    public static string? Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
        {
            return ticks is > 0 and <= LastFileTime ? Written(DateTimeOffset.FromFileTime(ticks)) : null;
        }

        if (InstantText.IsNone(text))
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(text, s_generalized, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var generalized) ? Written(generalized) : text;
    }

    private static string Written(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
