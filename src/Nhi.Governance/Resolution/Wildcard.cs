namespace Nhi.Governance;

/// <summary>Matching with <c>*</c> (any run) and <c>?</c> (any one character), as trust policies write it.</summary>
internal static class Wildcard
{
    public static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Whether a text matches. Linear in memory-free fashion: one backtracking point, the last star.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase = false)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t] || (ignoreCase && char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(text[t]))))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    /// <summary>Whether a pattern matches some text that starts so. Walks all its places at once.</summary>
    public static bool MatchesSomeOf(ReadOnlySpan<char> pattern, ReadOnlySpan<char> start)
    {
        var places = new bool[pattern.Length + 1];
        places[0] = true;
        PassStars(pattern, places);
        foreach (var letter in start)
        {
            var next = new bool[places.Length];
            for (var p = 0; p < pattern.Length; p++)
            {
                next[p] |= places[p] && pattern[p] == '*';
                next[p + 1] |= places[p] && (pattern[p] == '?' || pattern[p] == letter);
            }

            PassStars(pattern, next);
            places = next;
        }

        return Array.IndexOf(places, true) >= 0;
    }

    private static void PassStars(ReadOnlySpan<char> pattern, bool[] places)
    {
        for (var p = 0; p < pattern.Length; p++)
        {
            places[p + 1] |= places[p] && pattern[p] == '*';
        }
    }
}
