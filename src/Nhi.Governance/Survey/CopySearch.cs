using System.Globalization;
using System.Runtime.InteropServices;
using Nhi.Governance.Secrets;

namespace Nhi.Governance;

/// <summary>Searches a survey's documents for copies of secrets, by the same scan as any other.</summary>
internal static class CopySearch
{
    /// <summary>Searches.</summary>
    /// <returns>What was found, and what was not seen.</returns>
    /// <exception cref="ProviderException">Secrets are enrolled, and their keys cannot be read.</exception>
    /// <exception cref="InventoryException">The store cannot be used.</exception>
    public static async Task<ScanResult> RunAsync(SurveyScan scan, TimeProvider time, IProgress<DocumentScanProgress>? progress, CancellationToken cancellationToken)
    {
        using var enrolled = scan is { Enrolments: { } store, Keys: { } keys } ? await EnrolledSecrets.LoadAsync(store, keys, cancellationToken).ConfigureAwait(false) : null;
        var options = new DocumentScanOptions { Enrolled = enrolled, Marks = scan.Marks, MaxHits = scan.MaxCopies, Time = time };
        var result = await new DocumentScan(options).RunAsync(scan.Documents, progress, cancellationToken).ConfigureAwait(false);
        return scan is { Enrolments: { } without, Keys: null } && await without.ReadEnrolmentsAsync(cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false)
            ? result with { Reasons = [.. result.Reasons, new ScanNote(string.Empty, string.Empty, "secrets are enrolled and were not looked for: the estate has no provider of fingerprint keys")] }
            : result;
    }

    /// <summary>The places, those of one kind at one path numbered by their values.</summary>
    public static IEnumerable<CopySighting> Sightings(ScanResult result)
    {
        var ordinals = new Dictionary<(string Source, string Path, string Kind, int Value), int>();
        var next = new Dictionary<(string Source, string Path, string Kind), int>();
        foreach (var hit in result.Hits)
        {
            var kind = hit.Format?.Id ?? SecretCopy.EnrolledFormat;
            ref var ordinal = ref CollectionsMarshal.GetValueRefOrAddDefault(ordinals, (hit.Source, hit.Path, kind, hit.Value), out var isKnown);
            if (!isKnown)
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(next, (hit.Source, hit.Path, kind), out _);
                ordinal = count++;
            }

            yield return new CopySighting(kind, VerdictOf(hit), new CopyLocation(hit.Source, hit.Path, hit.Line, hit.Column, hit.History?.First?.Id, hit.History?.AtHead), ordinal)
            {
                Credential = hit.Reading.AwsAccessKeyId is { } key ? new CredentialId($"aws:key:{key}") : null,
                Issuer = hit.Reading.Issuer is { } issuer ? WithoutScheme(issuer) : null,
                Subject = hit.Reading.Subject,
                PublicKey = hit.Reading.PublicKeySha256,
                Enrolled = [.. hit.Enrolled.Select(one => KeyValuePair.Create(new EnrolledCopy(one.Enrolment.Id, one.Enrolment.Name, one.Encodings.ToString()), one.Enrolment.Credential))],
            };
        }
    }

    /// <summary>What was not seen.</summary>
    public static IEnumerable<SurveyNote> Unread(ScanResult result)
    {
        var notes = result.Reasons.Select(Noted);
        return result.HitsLeftOut == 0
            ? notes
            : notes.Append(new SurveyNote(string.Empty, string.Empty, string.Create(CultureInfo.InvariantCulture, $"{result.HitsLeftOut} more copies were found than are taken up")));
    }

    /// <summary>What to know that takes nothing from completeness.</summary>
    public static IEnumerable<SurveyNote> Remarks(ScanResult result) => result.Remarks.Select(Noted);

    private static SurveyNote Noted(ScanNote note) =>
        new(note.Place, string.Empty, note.Count == 1 ? note.Reason : string.Create(CultureInfo.InvariantCulture, $"{note.Reason} ({note.Count} times)"));

    private static CopyVerdict VerdictOf(ScanHit hit) => hit.Enrolled.Count > 0 ? CopyVerdict.Enrolled : hit.Checksum switch
    {
        ChecksumVerdict.Valid => CopyVerdict.ChecksumValid,
        ChecksumVerdict.Failed => CopyVerdict.ChecksumFailed,
        _ => CopyVerdict.FormatOnly,
    };

    private static string WithoutScheme(string issuer)
    {
        var scheme = issuer.IndexOf("://", StringComparison.Ordinal);
        return scheme < 0 ? issuer : issuer[(scheme + 3)..];
    }
}
