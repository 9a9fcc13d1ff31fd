using Nhi.Governance.Secrets;

namespace Nhi.Governance.Providers.Files;

/// <summary>Takes what a format reads from one file, and keeps the count: identities, attachments and rejections add up to records. Not thread-safe.</summary>
public sealed class ExportRecords
{
    private static readonly TimeSpan ClockGrace = TimeSpan.FromDays(1);
    private readonly List<SourceEvent> _events = [];
    private readonly List<AreaCoverage> _areas = [];
    private readonly HashSet<IdentityId> _seen = [];
    private readonly string _format;
    private int _identities;
    private int _attachments;
    private int _rejected;
    private bool _hasUnread;

    /// <summary>Starts a file.</summary>
    /// <param name="path">The file, as messages name it.</param>
    /// <param name="format">Name of the format that reads it.</param>
    /// <param name="request">Scope (already that of the file's folder) and as-of instant.</param>
    public ExportRecords(string path, string format, ReadRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Path = path;
        _format = format;
        Scope = request.Scope;
        AsOf = request.AsOf;
    }

    /// <summary>The file: the source that facts and relations name.</summary>
    public string Path { get; }

    /// <summary>SHA-256 of the file as it was read, in lower-case hexadecimal, for its summary.</summary>
    internal string? Sha256 { get; init; }

    /// <summary>What makes such a file, for its summary.</summary>
    internal string? Command { get; init; }

    /// <summary>The authorities that exports lack.</summary>
    public EstateScope Scope { get; }

    /// <summary>The instant the survey judges from.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>A record that is an identity.</summary>
    /// <param name="observation">What was seen.</param>
    /// <param name="place">The place of the record.</param>
    /// <param name="mayRepeat">Whether several records of a file may be the same identity; otherwise a repeated id is a rejection.</param>
    public void Observe(Observation observation, string place, bool mayRepeat = false)
    {
        ArgumentNullException.ThrowIfNull(observation);
        if (SecretText.IsNamedBy(observation))
        {
            Reject(place, SecretText.InName);
            return;
        }

        if (!_seen.Add(observation.Id) && !mayRepeat)
        {
            Reject(place, $"the id {observation.Id} is already taken by a record before it in this file");
            return;
        }

        _identities++;
        _events.Add(new SourceEvent.Observed(observation with
        {
            Facts = Clean(observation.Facts, place),
            Owners = Clean(observation.Owners, place),
            Credentials = [.. observation.Credentials.Select(credential => credential with { Facts = Clean(credential.Facts, place) })],
        }));
    }

    /// <summary>A record that says something of other identities; an empty list counts it as read.</summary>
    /// <param name="attachments">What it says.</param>
    public void Attach(params IReadOnlyList<Attachment> attachments)
    {
        if (attachments.Any(SecretText.IsNamedBy))
        {
            // A record has no other place than its name, which may be what holds it.
            Reject(attachments.Select(attachment => attachment.Record).FirstOrDefault(record => !SecretScanner.IsIn(record)) ?? string.Empty, SecretText.InName);
            return;
        }

        _attachments++;
        _events.Add(new SourceEvent.Attached([.. attachments.Select(attachment => attachment with
        {
            Facts = Clean(attachment.Facts, attachment.Record),
            Owners = Clean(attachment.Owners, attachment.Record),
            Credentials = [.. attachment.Credentials.Select(credential => credential with { Facts = Clean(credential.Facts, attachment.Record) })],
        })]));
    }

    /// <summary>A record that cannot be read.</summary>
    /// <param name="place">The place: a JSON path, a line.</param>
    /// <param name="reason">Why, in words that hold no value of the record.</param>
    public void Reject(string place, string reason)
    {
        _rejected++;
        _events.Add(new SourceEvent.Rejected(At(place), SecretText.Without(reason)));
    }

    /// <summary>A part of the file that no format gets to see: nothing the file covers is then complete.</summary>
    /// <param name="place">The place.</param>
    /// <param name="reason">Why, in words that hold no value of it.</param>
    internal void RejectUnread(string place, string reason)
    {
        _hasUnread = true;
        Reject(place, reason);
    }

    /// <summary>Something to know of a record that is read all the same.</summary>
    /// <param name="place">The place.</param>
    /// <param name="text">What, in words that hold no secret.</param>
    public void Note(string place, string text) => _events.Add(new SourceEvent.Noted(At(place), SecretText.Without(text)));

    /// <summary>How much of an area the file covers.</summary>
    /// <param name="area">The area; see <see cref="AreaCoverage"/>.</param>
    /// <param name="coverage">How much.</param>
    public void Cover(string area, Coverage coverage) => _areas.Add(new AreaCoverage(area, _hasUnread && coverage == Coverage.Complete ? Coverage.Partial : coverage));

    /// <summary>Reads an instant or date. What vendors write for none, such as <c>0001-01-01</c>, is none. One that cannot be read, or lies after the as-of instant where it tells of the past, is noted and left unknown.</summary>
    /// <param name="text">The text; <see langword="null"/> gives <see langword="null"/>.</param>
    /// <param name="place">The place of the record.</param>
    /// <param name="mayLieAhead">Whether the instant may be in the future, as an expiry may.</param>
    /// <returns>The instant in UTC, or <see langword="null"/>.</returns>
    public DateTimeOffset? Instant(string? text, string place, bool mayLieAhead = false)
    {
        if (text is null || InstantText.IsNone(text))
        {
            return null;
        }

        if (!InstantText.TryParse(text, out var instant))
        {
            Note(place, "a date cannot be read and is left unknown");
            return null;
        }

        if (!mayLieAhead && instant > AsOf + ClockGrace)
        {
            Note(place, $"a date of the past lies after {AsOf:yyyy-MM-dd}, the day judged from, and is left unknown: a wrong clock, or an earlier --as-of than the export");
            return null;
        }

        return instant;
    }

    // Places are made of the names of members, and people paste credentials there too.
    private SourcePosition At(string place) => new(Path, SecretText.Without(place));

    private FactSet Clean(FactSet facts, string place) =>
        SecretText.Clean(facts, key => Note(place, $"a credential stands where \"{key.Meaning}\" belongs; it is left out, so that nothing keeps it"));

    private IReadOnlyList<OwnerClaim> Clean(IReadOnlyList<OwnerClaim> claims, string place)
    {
        if (!claims.Any(claim => claim.Party is { } party && SecretScanner.IsIn(party)))
        {
            return claims;
        }

        Note(place, "a credential stands where an owner belongs; it is left out, so that nothing keeps it");
        return [.. claims.Where(claim => claim.Party is null || !SecretScanner.IsIn(claim.Party))];
    }

    /// <summary>Ends the file.</summary>
    /// <returns>All events, the summary last.</returns>
    public IReadOnlyList<SourceEvent> Complete()
    {
        var summary = new SourceSummary(Path, _format, _identities + _attachments + _rejected, _identities, _attachments, _rejected, [.. _areas]) { Sha256 = Sha256, Command = Command };
        return [.. _events, new SourceEvent.Completed(summary)];
    }
}
