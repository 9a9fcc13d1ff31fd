using System.Globalization;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What a signed document that is believed says.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Answer">What it said.</param>
/// <param name="Reason">What the verdict rests on.</param>
/// <param name="LeftOpen">What it leaves open.</param>
/// <param name="Cause">Why it is refused.</param>
internal sealed record PkiFinding(Verdict Verdict, string Answer, string Reason, IReadOnlyList<string> LeftOpen, RefusalCause Cause = RefusalCause.Unspecified)
{
    /// <summary>A certificate that is refused.</summary>
    /// <param name="said">Who says so.</param>
    /// <param name="answer">How it was said.</param>
    /// <param name="at">When it was revoked.</param>
    /// <param name="reason">Why, as RFC 5280 counts reasons.</param>
    /// <param name="open">What else is open.</param>
    public static PkiFinding Refused(string said, string answer, DateTimeOffset at, int? reason, IReadOnlyList<string> open)
    {
        var told = string.Create(CultureInfo.InvariantCulture, $"{answer} {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {RevocationReasons.NameOf(reason)}");
        return reason == RevocationReasons.Hold
            ? new PkiFinding(Verdict.Refused, told, said + " on hold", [.. open, "it is on hold, and can be released"], RefusalCause.Disabled)
            : new PkiFinding(Verdict.Refused, told, said + " revoked", open, RefusalCause.Revoked);
    }
}
