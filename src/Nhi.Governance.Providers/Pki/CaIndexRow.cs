using System.Globalization;

namespace Nhi.Governance.Providers.Pki;

/// <summary>A row of openssl's database: one certificate.</summary>
/// <param name="Status">V is good, R revoked, E expired.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Reason">Why it was revoked; empty where it was not, or nobody said.</param>
/// <param name="Serial">Its serial as the row has it.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Line">The whole row.</param>
internal sealed record CaIndexRow(char Status, DateTimeOffset Expires, string Reason, string Serial, string Subject, string Line)
{
    private const int Fields = 6;
    private const string Time = "yyyyMMddHHmmss'Z'";

    /// <summary>Whether it is on hold, which can be ended.</summary>
    public bool IsOnHold => Status == 'R' && Reason.Contains("hold", StringComparison.OrdinalIgnoreCase);

    /// <summary>The version it is.</summary>
    public VersionId Version => CertificateSerial.ToVersion(CertificateSerial.Parse(Serial));

    /// <summary>Reads a row.</summary>
    /// <exception cref="CaException">It is none.</exception>
    public static CaIndexRow Parse(string line, int number)
    {
        var fields = line.Split('\t');
        if (fields.Length != Fields || fields[0].Length != 1 || !"VRE".Contains(fields[0], StringComparison.Ordinal) || CertificateSerial.Parse(fields[3]) is null
            || !TryParseTime(fields[1], out var expires) || fields[2].Length == 0 == (fields[0][0] == 'R'))
        {
            throw new CaException(FailureKind.Unknown, string.Create(CultureInfo.InvariantCulture, $"row {number} of the authority's database is not what openssl writes"));
        }

        var comma = fields[2].IndexOf(',', StringComparison.Ordinal);
        return new CaIndexRow(fields[0][0], expires, comma < 0 ? string.Empty : fields[2][(comma + 1)..], fields[3], fields[5], line);
    }

    private static bool TryParseTime(string text, out DateTimeOffset at)
    {
        // Two digits of a year are of 1950 to 2049, whatever the culture says.
        var whole = text.Length == 13 ? (string.CompareOrdinal(text, "50") >= 0 ? "19" : "20") + text : text;
        return DateTimeOffset.TryParseExact(whole, Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
    }
}
