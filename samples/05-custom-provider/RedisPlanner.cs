using Nhi.Governance;
using static Nhi.Governance.VersionStage;

namespace CustomProvider;

/// <summary>Decides what a change comes to, from what was read of the user. Nothing here speaks to Redis.</summary>
internal static class RedisPlanner
{
    /// <summary>How many versions a user may have that are not revoked: one in use, one taking over.</summary>
    private const int Most = 2;

    /// <summary>Issues a password.</summary>
    /// <returns>The plan, or why there is none.</returns>
    #region issue
    public static (RedisPlan? Plan, FailureKind Kind, string Reason) Issue(RedisUser user, OperationIntent.Issue intent, string hash, DateTimeOffset now)
    {
        var mark = intent.Id.ToString();
        var stages = user.Versions.Select(version => version.Stage).Where(stage => stage != Revoked).ToList();
        return user switch
        {
            { Exists: false } => Refused(FailureKind.NotFound, "there is no such user"),
            _ when intent.Request is not { Lifetime: null, Scopes.Count: 0, CertificateRequest: null } =>
                Refused(FailureKind.Invalid, "a password of Redis has no lifetime, scopes or certificate: the user's ACL says what it may do"),
            _ when user.Flags.Contains("nopass") => Refused(FailureKind.Invalid, "the user needs no password: setting one would lock out whoever uses it"),
            _ when !user.Flags.Contains("on") => Refused(FailureKind.Invalid, "the user is off: a new password would not work"),
            _ when user.Notes.ContainsKey(mark) => Refused(FailureKind.Conflict, "this operation was done before: recover it"),
            _ when stages.Contains(Pending) => Refused(FailureKind.Conflict, "a password is pending"),
            _ when stages.Count >= Most => Refused(FailureKind.LimitReached, "the user has two passwords"),
            _ => (new RedisPlan(
                Written(user, mark, Pending, new RedisNote(Pending, hash, now)), ["#" + hash], new Dictionary<string, RedisNote> { [mark] = new(Pending, hash, now) }), default, string.Empty),
        };
    }
    #endregion

    /// <summary>Moves a password.</summary>
    /// <returns>The plan, or why there is none.</returns>
    #region move
    public static (RedisPlan? Plan, FailureKind Kind, string Reason) Move(RedisUser user, string mark, VersionStage to, DateTimeOffset now)
    {
        if (user.StageOf(mark) is not { } from)
        {
            return to == Revoked ? (new RedisPlan(user.Version(mark, Revoked), [], NoNotes), default, string.Empty) : Refused(FailureKind.NotFound, "there is no such password");
        }

        if (!from.CanMoveTo(to))
        {
            return Refused(FailureKind.Invalid, $"it is {from} and cannot become {to}");
        }

        if (from == to)
        {
            return (new RedisPlan(user.Version(mark, to), [], NoNotes), default, string.Empty);
        }

        if (!user.Notes.TryGetValue(mark, out var note))
        {
            return to == Revoked
                ? (new RedisPlan(user.Version(mark, to), Out(user.ForeignHashes), new Dictionary<string, RedisNote> { [mark] = new(Revoked, string.Empty, now) }, EndsSessions: true), default, string.Empty)
                : Refused(FailureKind.Unsupported, "passwords that were not made here can only be revoked");
        }

        var notes = new Dictionary<string, RedisNote> { [mark] = note with { Stage = to, Hash = to == Revoked ? string.Empty : note.Hash } };
        if (to == Current && user.Notes.Keys.FirstOrDefault(other => user.StageOf(other) == Current) is { } replaced)
        {
            notes[replaced] = user.Notes[replaced] with { Stage = Previous };
        }

        return to.IsUsable()
            ? (new RedisPlan(user.Version(mark, to), ["#" + note.Hash], notes), default, string.Empty)
            : (new RedisPlan(user.Version(mark, to), Out([note.Hash]), notes, EndsSessions: true), default, string.Empty);
    }
    #endregion

    private static IReadOnlyDictionary<string, RedisNote> NoNotes { get; } = new Dictionary<string, RedisNote>();

    /// <summary>Puts each in before it is taken out: taking out what is not there is an error, and an error in a transaction of Redis undoes nothing of it.</summary>
    private static IReadOnlyList<string> Out(IEnumerable<string> hashes) => [.. hashes.SelectMany(hash => new[] { "#" + hash, "!" + hash })];

    private static CredentialVersion Written(RedisUser user, string mark, VersionStage stage, RedisNote note) =>
        (user with { Notes = new Dictionary<string, RedisNote>(user.Notes) { [mark] = note } }).Version(mark, stage);

    private static (RedisPlan? Plan, FailureKind Kind, string Reason) Refused(FailureKind kind, string reason) => (null, kind, reason);
}
