namespace Nhi.Governance.Providers.Git;

/// <summary>Reads owner and name of a repository from the address of its remote.</summary>
internal static class GitRemote
{
    /// <summary>Owner and name.</summary>
    /// <param name="address"><c>https://host/owner/name.git</c>, <c>ssh://git@host:22/owner/name</c>, <c>git@host:owner/name.git</c>.</param>
    /// <returns><c>owner/name</c>, or <see langword="null"/> for a path of this machine or an address of another form. A password in it is left out.</returns>
    public static string? RepositoryOf(string address)
    {
        var text = address.Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        string path;
        if (scheme >= 0)
        {
            if (text[..scheme].ToLowerInvariant() is not ("https" or "http" or "ssh" or "git" or "git+ssh"))
            {
                return null;
            }

            var slash = text.IndexOf('/', scheme + 3);
            path = slash < 0 ? string.Empty : text[(slash + 1)..];
        }
        else
        {
            // host:path; a path of this machine has a slash before any colon, and a drive is one letter.
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 1 || text.AsSpan(0, colon).Contains('/') || text.AsSpan(0, colon).Contains('\\'))
            {
                return null;
            }

            path = text[(colon + 1)..];
        }

        var parts = path.Trim('/').Split('/');
        if (parts.Length != 2)
        {
            return null;
        }

        var name = parts[1].EndsWith(".git", StringComparison.Ordinal) ? parts[1][..^4] : parts[1];
        return parts[0].Length > 0 && name.Length > 0 ? $"{parts[0]}/{name}" : null;
    }
}
