using System.Globalization;
using System.Text;

namespace Nhi.Governance;

/// <summary>Writes a survey's identities as comma-separated values (RFC 4180), a row each, for spreadsheets.</summary>
/// <remarks>
/// A cell that a spreadsheet would take for a formula (it begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a carriage return, also behind blanks) gets an apostrophe before it. Control and direction
/// characters stand as their numbers. It holds no secret's value.
/// </remarks>
public static class SurveyCsv
{
    private const int FlushAt = 64 * 1024;
    private const string Header = "id,name,class,subclass,machine,confidence,system,environment,purpose,owners,demanded_owners,credentials,copies,findings,worst,controls_not_met,first_seen,last_seen,disappeared_at,revocation_path\r\n";

    /// <summary>Writes a survey.</summary>
    /// <param name="result">The survey.</param>
    /// <param name="destination">Takes the rows in UTF-8, without a byte order mark; stays open.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is then not whole.</param>
    /// <returns>When everything was handed to <paramref name="destination"/>.</returns>
    public static async Task WriteAsync(SurveyResult result, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(destination);
        var findings = result.Findings.ToLookup(finding => finding.Identity);
        var text = new StringBuilder(Header);
        foreach (var identity in result.Identities.Where(identity => identity.Principal is null).OrderBy(identity => identity.Id))
        {
            Row(text, identity, [.. findings[identity.Id]]);
            if (text.Length >= FlushAt)
            {
                await destination.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken).ConfigureAwait(false);
                text.Clear();
            }
        }

        await destination.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One cell: quoted where it must be, and never a formula.</summary>
    internal static string Cell(string? value)
    {
        var trimmed = value.AsSpan().TrimStart();
        var isFormula = value is ['\t' or '\r', ..] || (!trimmed.IsEmpty && trimmed[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20');
        var plain = (isFormula ? "'" : string.Empty) + PlainText.Of(value ?? string.Empty);
        return plain.AsSpan().ContainsAny(",\"' ") ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }

    private static void Row(StringBuilder text, INonHumanIdentity identity, IReadOnlyList<Finding> findings)
    {
        var facts = identity.Facts;
        var owners = identity.Owners.Where(owner => owner.Party is not null).OrderBy(owner => owner.Role).ThenBy(owner => owner.Party, StringComparer.Ordinal).Select(owner => $"{KebabNames.Of(owner.Role)}: {owner.Party}").Distinct(StringComparer.Ordinal);
        string?[] cells =
        [
            identity.Id.ToString(), facts.Get(IdentityFacts.Name).Value, identity.Classification.Label, facts.Get(IdentityFacts.Subclass).Value, identity.IsMachine ? "yes" : "no",
            identity.Classification.Confidence.ToString("0.##", CultureInfo.InvariantCulture), facts.Get(IdentityFacts.System).Value, facts.Get(IdentityFacts.Environment).Value, facts.Get(IdentityFacts.Purpose).Value,
            string.Join("; ", owners), string.Join("; ", ReportModel.DemandedOwners(identity).Select(owner => $"{KebabNames.Of(owner.Role)}: {CanonicalJson.Name(owner.State)}")), Number(identity.Credentials.Count), Number(identity.Copies.Count), Number(findings.Count),
            findings.Count == 0 ? null : CanonicalJson.Name(findings.Max(finding => finding.Result.Severity)),
            string.Join("; ", findings.Select(finding => finding.Result.Control).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            CanonicalJson.Instant(identity.Presence.FirstSeen), CanonicalJson.Instant(identity.Presence.LastSeen), identity.Presence.DisappearedAt is { } gone ? CanonicalJson.Instant(gone) : null,
            RevocationPaths.Of(identity),
        ];
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
