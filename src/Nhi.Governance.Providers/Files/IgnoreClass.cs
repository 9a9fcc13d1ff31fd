using System.Text;
using System.Text.RegularExpressions;

namespace Nhi.Governance.Providers.Files;

/// <summary>A class of characters in a line of an ignore file: <c>[a-c]</c>, <c>[!0-9]</c>, <c>[[:alpha:]_]</c>.</summary>
internal static class IgnoreClass
{
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z", ["alpha"] = "A-Za-z", ["blank"] = " \\t", ["cntrl"] = "\\x00-\\x1F\\x7F", ["digit"] = "0-9", ["graph"] = "!-~",
        ["lower"] = "a-z", ["print"] = " -~", ["punct"] = @"!-/:-@\[-`{-~", ["space"] = " \\t\\n\\v\\f\\r", ["upper"] = "A-Z", ["xdigit"] = "0-9A-Fa-f",
    };

    /// <summary>Writes a class as a pattern.</summary>
    /// <param name="text">The line.</param>
    /// <param name="at">Where the class begins; then where it ends.</param>
    /// <param name="pattern">Takes it.</param>
    /// <returns>Whether it is one: a line with one that is not says nothing.</returns>
    public static bool Translate(string text, ref int at, StringBuilder pattern)
    {
        var members = new StringBuilder();
        var next = at + 1;
        var isNegated = next < text.Length && text[next] is '!' or '^';
        next += isNegated ? 1 : 0;
        for (var isFirst = true; ; isFirst = false)
        {
            if (next >= text.Length)
            {
                return false;
            }

            if (text[next] == ']' && !isFirst)
            {
                break;
            }

            // Without its end it is a bracket like any other.
            if (text.AsSpan(next).StartsWith("[:") && text.IndexOf(']', next + 2) is var end && end > next + 2 && text[end - 1] == ':')
            {
                if (!Named.TryGetValue(text[(next + 2)..(end - 1)], out var named))
                {
                    return false;
                }

                members.Append(named);
                next = end + 1;
                continue;
            }

            if (Character(text, ref next) is not { } low)
            {
                return false;
            }

            var high = low;
            if (next + 1 < text.Length && text[next] == '-' && text[next + 1] != ']')
            {
                next++;
                if (Character(text, ref next) is not { } upper)
                {
                    return false;
                }

                high = upper;
            }

            // One the wrong way round holds its first alone.
            members.Append(Escaped(low)).Append('-').Append(Escaped(high < low ? low : high));
        }

        at = next;
        pattern.Append(isNegated ? $"[^{members}/]" : $"[{members}-[/]]");
        return true;
    }

    private static char? Character(string text, ref int next)
    {
        next += text[next] == '\\' ? 1 : 0;
        return next < text.Length ? text[next++] : null;
    }

    private static string Escaped(char character) => character is ']' or '[' or '\\' or '^' or '-' ? $"\\{character}" : Regex.Escape(character.ToString());
}
