namespace Nhi.Governance.Providers.Aws;

/// <summary>Patterns of IAM, in which <c>*</c> stands for any text and <c>?</c> for one character; case does not count.</summary>
internal static class AwsPattern
{
    /// <summary>Whether it stands for everything: <c>*</c>, or <c>*:*</c> for actions.</summary>
    public static bool IsEverything(string pattern) => pattern.Contains('*', StringComparison.Ordinal) && pattern.All(letter => letter is '*' or ':') && pattern.Count(letter => letter == ':') <= 1;

    public static bool Matches(string pattern, string text)
    {
        var (at, star, resume) = (0, -1, 0);
        var position = 0;
        while (position < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, position);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(text[position])))
            {
                at++;
                position++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                position = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).Trim('*').IsEmpty;
    }
}
