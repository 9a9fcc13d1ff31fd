using Nhi.Governance;

namespace CustomProvider;

/// <summary>What a change comes to, decided on one look at the user and sent as one transaction.</summary>
/// <param name="Version">The version as it will be.</param>
/// <param name="Rules">Rules for the user's ACL.</param>
/// <param name="Notes">Notes to write, by the mark of the version.</param>
/// <param name="EndsSessions">Whether a password is taken out, and what was opened with it must end.</param>
public sealed record RedisPlan(CredentialVersion Version, IReadOnlyList<string> Rules, IReadOnlyDictionary<string, RedisNote> Notes, bool EndsSessions = false)
{
    /// <summary>The commands of the transaction. None, where nothing is to change.</summary>
    /// <param name="user">Name of the user.</param>
    /// <param name="options">Where the notes are, and whether to save.</param>
    /// <returns>The commands.</returns>
    #region commands
    public IEnumerable<IReadOnlyCollection<string>> Commands(string user, RedisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Rules.Count > 0)
        {
            yield return ["ACL", "SETUSER", user, .. Rules];
        }

        foreach (var (mark, note) in Notes)
        {
            yield return ["HSET", options.KeyPrefix + user, mark, note.ToString()];
        }

        if (EndsSessions)
        {
            yield return ["CLIENT", "KILL", "USER", user];
        }

        if (options.SaveAcl)
        {
            yield return ["ACL", "SAVE"];
        }
    }
    #endregion
}
