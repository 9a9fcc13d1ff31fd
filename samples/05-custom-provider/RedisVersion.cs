using Nhi.Governance;

namespace CustomProvider;

/// <summary>
/// The id of a password: the user and the operation that made it, <c>svc/3f0c…</c>. Never made from the password: Redis shows a plain SHA-256 of each, which
/// for a password that a person chose is as good as the password to whoever guesses.
/// </summary>
/// <param name="User">The user.</param>
/// <param name="Mark">The operation that made it, or the mark of passwords that nobody made here.</param>
public readonly record struct RedisVersion(string User, string Mark)
{
    /// <summary>Reads an id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>Its parts; both empty for an id that is not of Redis.</returns>
    public static RedisVersion Parse(VersionId id)
    {
        var text = id.ToString();
        var slash = text.LastIndexOf('/');
        return slash > 0 ? new RedisVersion(text[..slash], text[(slash + 1)..]) : new RedisVersion(string.Empty, string.Empty);
    }

    /// <summary>The id.</summary>
    public VersionId Id => new($"{User}/{Mark}");

    /// <summary>The operation that made it.</summary>
    public OperationId? MadeBy => Guid.TryParseExact(Mark, "D", out var made) ? new OperationId(made) : null;
}
