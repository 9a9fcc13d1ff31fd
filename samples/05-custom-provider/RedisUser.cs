using Nhi.Governance;

namespace CustomProvider;

/// <summary>A user as it was read in one look: what its ACL accepts, and what is noted of it. The ACL decides, the notes only say which is which.</summary>
/// <param name="Name">Name of the user.</param>
/// <param name="Flags">Flags of its ACL: <c>on</c>, <c>nopass</c>; none where there is no such user.</param>
/// <param name="Hashes">SHA-256 of the passwords it accepts.</param>
/// <param name="Notes">The notes, by the mark of the version.</param>
public sealed record RedisUser(string Name, IReadOnlyList<string> Flags, IReadOnlyList<string> Hashes, IReadOnlyDictionary<string, RedisNote> Notes)
{
    private const string Foreign = "unmanaged-";

    /// <summary>Whether there is such a user.</summary>
    public bool Exists => Flags.Count > 0;

    /// <summary>Passwords nobody made here. They are one version, since nothing tells them apart but hashes that must not be told.</summary>
    public IReadOnlyList<string> ForeignHashes { get; } = [.. Hashes.Except(Notes.Values.Select(note => note.Hash), StringComparer.Ordinal)];

    /// <summary>Name of that version; another one once it was revoked.</summary>
    public string ForeignMark => Foreign + Notes.Keys.Count(mark => mark.StartsWith(Foreign, StringComparison.Ordinal));

    /// <summary>Where a version stands; <see langword="null"/> for one that was never here.</summary>
    /// <param name="mark">Mark of the version.</param>
    /// <returns>The stage.</returns>
    #region stage
    public VersionStage? StageOf(string mark)
    {
        if (!Notes.TryGetValue(mark, out var note))
        {
            return ForeignHashes.Count > 0 && string.Equals(mark, ForeignMark, StringComparison.Ordinal) ? VersionStage.Unknown : null;
        }

        return (note.Stage, Accepted: Hashes.Contains(note.Hash)) switch
        {
            (VersionStage.Disabled, Accepted: true) => VersionStage.Unknown, // somebody put it back by hand
            (not VersionStage.Disabled, Accepted: false) => VersionStage.Revoked, // revoked here, or taken out by hand
            var (stage, _) => stage,
        };
    }
    #endregion

    /// <summary>The versions there are.</summary>
    public IEnumerable<CredentialVersion> Versions =>
        Notes.Keys.Concat(ForeignHashes.Count > 0 ? [ForeignMark] : []).Select(mark => Version(mark, StageOf(mark) ?? VersionStage.Unknown));

    /// <summary>A version of this user.</summary>
    /// <param name="mark">Its mark.</param>
    /// <param name="stage">Where it stands.</param>
    /// <returns>The version.</returns>
    public CredentialVersion Version(string mark, VersionStage stage)
    {
        var id = new RedisVersion(Name, mark);
        var facts = new FactSetBuilder().SetAbsent(CredentialFacts.ExpiresAt, "redis acl");
        if (Notes.TryGetValue(mark, out var note) && id.MadeBy is not null)
        {
            facts.Set(CredentialFacts.CreatedAt, note.At, "redis note");
        }

        return new CredentialVersion(id.Id, new CredentialId(Name), stage, facts.ToFactSet(), id.MadeBy);
    }
}
