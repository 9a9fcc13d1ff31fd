using System.Text;

namespace Nhi.Governance.Providers.Ssh;

/// <summary>One line of a list of keys, taken apart: what stands before the key, the key, and the comment behind it.</summary>
/// <param name="Lead">Options of an authorised key, or the marker and hosts of a known one; empty where the line begins with the key.</param>
/// <param name="Kind">The kind of the key, as the line names it.</param>
/// <param name="Blob">The key in base64.</param>
/// <param name="Comment">What stands behind it.</param>
internal sealed record SshLine(string Lead, string Kind, string Blob, string Comment)
{
    /// <summary>More than any key or certificate takes.</summary>
    public const int Longest = 64 * 1024;

    private static readonly HashSet<string> s_options = new(StringComparer.OrdinalIgnoreCase)
    {
        "agent-forwarding", "cert-authority", "command", "environment", "expiry-time", "from", "no-agent-forwarding", "no-port-forwarding", "no-pty", "no-user-rc", "no-X11-forwarding", "permitlisten",
        "permitopen", "port-forwarding", "principals", "pty", "no-touch-required", "verify-required", "restrict", "tunnel", "user-rc", "X11-forwarding",
    };

    /// <summary>Whether the line is a key that is accepted, rather than the key of a host that is known: before it stands nothing, or an option of the former.</summary>
    public bool IsAuthorized => Lead.Length == 0 || s_options.Contains(Lead.Split('=', ',')[0]);

    /// <summary>The marker before the hosts of a known key, without its sign; empty where there is none.</summary>
    public string Marker => Lead.StartsWith('@') ? Lead[1..].Split(' ')[0] : string.Empty;

    /// <summary>Takes a line apart; <see langword="null"/> where no kind of key stands where one belongs.</summary>
    public static SshLine? Of(string line)
    {
        var rest = line.AsSpan().Trim();
        var lead = new StringBuilder();

        // A marker and hosts, or options: no more than two words stand before a key.
        for (var words = 0; words < 3; words++)
        {
            var end = WordEnd(rest);
            if (SshAlgorithm.Named(rest[..end], out _) is not null)
            {
                var key = rest[end..].TrimStart();
                var blobEnd = WordEnd(key);
                return blobEnd == 0 ? null : new SshLine(lead.ToString(), rest[..end].ToString(), key[..blobEnd].ToString(), key[blobEnd..].Trim().ToString());
            }

            lead.Append(lead.Length > 0 ? " " : string.Empty).Append(rest[..end]);
            rest = rest[end..].TrimStart();
        }

        return null;
    }

    /// <summary>Options with their values, without the quotes around them.</summary>
    public IEnumerable<(string Name, string Value)> Options()
    {
        var rest = Lead;
        while (rest.Length > 0)
        {
            var (end, isQuoted) = (0, false);
            for (; end < rest.Length && (isQuoted || rest[end] != ','); end++)
            {
                isQuoted ^= rest[end] == '"' && (end == 0 || rest[end - 1] != '\\');
            }

            var option = rest[..end].Split('=', 2);
            yield return (option[0], option.Length == 1 ? string.Empty : option[1].Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal));
            rest = end < rest.Length ? rest[(end + 1)..] : string.Empty;
        }
    }

    private static int WordEnd(ReadOnlySpan<char> text)
    {
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            isQuoted ^= text[at] == '"' && (at == 0 || text[at - 1] != '\\');
            if (!isQuoted && text[at] is ' ' or '\t')
            {
                return at;
            }
        }

        return text.Length;
    }
}
