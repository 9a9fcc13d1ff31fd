using System.Net.Http.Headers;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>Reads the parameters of a <c>WWW-Authenticate</c> challenge.</summary>
internal static class BearerChallenge
{
    private const int Longest = 4096;

    /// <summary>Whether a challenge says that the token presented is refused for being what it is: expired, revoked, malformed.</summary>
    public static bool IsInvalidToken(AuthenticationHeaderValue challenge) =>
        string.Equals(challenge.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) && string.Equals(Parameter(challenge.Parameter, "error"), "invalid_token", StringComparison.Ordinal);

    /// <summary>Value of a parameter in <c>name=token, other="quoted \"text\""</c>.</summary>
    public static string? Parameter(string? parameters, string name)
    {
        var rest = parameters is { Length: <= Longest } ? parameters.AsSpan() : [];
        while (true)
        {
            rest = rest.TrimStart(" \t,");
            var equals = rest.IndexOf('=');
            if (equals < 0)
            {
                return null;
            }

            var wanted = rest[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
            rest = rest[(equals + 1)..].TrimStart();
            var value = rest.StartsWith('"') ? Quoted(ref rest) : Token(ref rest);
            if (wanted || value is null)
            {
                return value;
            }
        }
    }

    private static string? Quoted(ref ReadOnlySpan<char> rest)
    {
        var value = new System.Text.StringBuilder();
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] == '"')
            {
                rest = rest[(at + 1)..];
                return value.ToString();
            }

            if (rest[at] == '\\' && ++at == rest.Length)
            {
                break;
            }

            value.Append(rest[at]);
        }

        return null;
    }

    private static string Token(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(',');
        var value = (end < 0 ? rest : rest[..end]).Trim().ToString();
        rest = end < 0 ? [] : rest[end..];
        return value;
    }
}
