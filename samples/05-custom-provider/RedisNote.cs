using System.Globalization;
using Nhi.Governance;

namespace CustomProvider;

/// <summary>What is written down of a password beside the user's ACL, since an ACL has no room for it: a field of the hash <c>nhi:acl:user</c>.</summary>
/// <param name="Stage">Where it stands.</param>
/// <param name="Hash">SHA-256 of the password, as the ACL has it; empty once it is revoked. Only of passwords made here: 256 random bits cannot be guessed from it.</param>
/// <param name="At">When it was made.</param>
public sealed record RedisNote(VersionStage Stage, string Hash, DateTimeOffset At)
{
    /// <summary>Reads a note. What cannot be read is no note, and its password one that nobody made here.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The note.</returns>
    public static RedisNote? Parse(string? text) =>
        text?.Split(' ') is [var stage, var hash, var at]
        && Enum.GetValues<VersionStage>().FirstOrDefault(one => string.Equals(one.ToString(), stage, StringComparison.Ordinal)) is not VersionStage.Unknown and var found
        && (hash.Length == 64 || (hash.Length == 0 && found == VersionStage.Revoked))
        && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var when)
            ? new RedisNote(found, hash, when)
            : null;

    /// <summary>The note as it is kept.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stage} {Hash} {At:O}");
}
