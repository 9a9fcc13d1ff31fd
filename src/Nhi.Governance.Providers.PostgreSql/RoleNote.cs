using System.Globalization;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>
/// What is kept of a version in its role's comment, on a line of its own, so that it is changed in the same transaction as the role:
/// <c>nhi/1 stage=current issued=… at=2026-01-31T12:00:00Z moved=…</c>. The other lines are people's and stay as they are.
/// </summary>
/// <param name="Stage">Where the version stands.</param>
/// <param name="Issued">The operation that issued it; <see langword="null"/> where it was there before us and was taken over.</param>
/// <param name="At">When it was issued, by the server's clock; <see langword="null"/> where it was taken over.</param>
/// <param name="Moved">The operation that moved it last.</param>
internal sealed record RoleNote(VersionStage Stage, OperationId? Issued, DateTimeOffset? At, OperationId? Moved)
{
    /// <summary>The most of a comment that is read, in bytes.</summary>
    public const int LongestComment = 64 * 1024;

    private const string Mark = "nhi/1";
    private const string None = "-";
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly (VersionStage Stage, string Word)[] Words =
    [
        (VersionStage.Pending, "pending"), (VersionStage.Current, "current"), (VersionStage.Previous, "previous"), (VersionStage.Disabled, "disabled"), (VersionStage.Revoked, "revoked"),
    ];

    /// <summary>Finds the note in a comment; <see langword="null"/> where there is none, or more than one.</summary>
    public static RoleNote? Find(string? comment)
    {
        RoleNote? found = null;
        foreach (var line in (comment ?? string.Empty).Split('\n'))
        {
            if (Parse(line) is not { } note)
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = note;
        }

        return found;
    }

    /// <summary>The comment with this note in place of the notes it has, and everything else as it was.</summary>
    public string WriteInto(string? comment)
    {
        var human = HumanPart(comment);
        return human is null ? ToString() : $"{human}\n{this}";
    }

    /// <summary>What people wrote; <see langword="null"/> where nothing.</summary>
    public static string? HumanPart(string? comment)
    {
        var lines = comment?.Split('\n').Where(line => Parse(line) is null).ToList();
        return lines is null or [] ? null : string.Join('\n', lines);
    }

    /// <summary>The line.</summary>
    public override string ToString() =>
        $"{Mark} stage={Words.Single(word => word.Stage == Stage).Word} issued={Write(Issued)} at={At?.ToUniversalTime().ToString(Instant, CultureInfo.InvariantCulture) ?? None} moved={Write(Moved)}";

    private static RoleNote? Parse(string line)
    {
        // An editor of Windows leaves a carriage return behind.
        var parts = line.TrimEnd('\r').Split(' ');
        return parts is [Mark, var stage, var issued, var at, var moved]
            && After(stage, "stage=") is { } word && Array.Find(Words, known => string.Equals(known.Word, word, StringComparison.Ordinal)).Stage is var known and not VersionStage.Unknown
            && TryOperation(After(issued, "issued="), out var issuer) && TryInstant(After(at, "at="), out var instant) && TryOperation(After(moved, "moved="), out var mover)
            && issuer is null == instant is null
                ? new RoleNote(known, issuer, instant, mover)
                : null;
    }

    private static string? After(string part, string name) => part.StartsWith(name, StringComparison.Ordinal) ? part[name.Length..] : null;

    private static string Write(OperationId? operation) => operation?.Value.ToString("N") ?? None;

    private static bool TryOperation(string? text, out OperationId? operation)
    {
        operation = Guid.TryParseExact(text, "N", out var id) ? new OperationId(id) : null;
        return operation is not null || string.Equals(text, None, StringComparison.Ordinal);
    }

    private static bool TryInstant(string? text, out DateTimeOffset? instant)
    {
        instant = DateTimeOffset.TryParseExact(text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
        return instant is not null || string.Equals(text, None, StringComparison.Ordinal);
    }
}
