using System.Buffers;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>What texts of OAuth may be made of. What is not goes into no header and no log.</summary>
internal static class OAuthText
{
    public const int LongestToken = 16 * 1024;
    private const int LongestName = 200;
    private static readonly SearchValues<byte> Bearer = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/="u8);

    /// <summary>Whether it can be presented as a bearer token (RFC 6750).</summary>
    public static bool IsBearer(ReadOnlySpan<byte> token) => token.Length is > 0 and <= LongestToken && !token.ContainsAnyExcept(Bearer);

    /// <summary>Whether it can be one scope (RFC 6749).</summary>
    public static bool IsScope(string scope) => scope.Length is > 0 and <= LongestName && scope.All(character => character is > ' ' and <= '~' and not ('"' or '\\'));

    /// <summary>Whether it can be an id that is shown.</summary>
    public static bool IsName(string? text) => text is { Length: > 0 and <= LongestName } && text.All(character => character is > ' ' and <= '~');
}
