using System.Text;

namespace Nhi.Governance.Providers.PostgreSql;

/// <summary>Writes names and texts into statements that take no parameters, as roles' do.</summary>
internal static class Sql
{
    /// <summary>The longest name a server keeps whole, in bytes; it cuts longer ones, and two names could become one.</summary>
    public const int LongestName = 63;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Why a text cannot be the name of a role; <see langword="null"/> where it can.</summary>
    public static string? Objection(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return "a role has a name";
        }

        if (name.Contains('\0', StringComparison.Ordinal))
        {
            return "a role's name holds no NUL";
        }

        try
        {
            return Strict.GetByteCount(name) > LongestName ? "a role's name has at most 63 bytes" : null;
        }
        catch (EncoderFallbackException)
        {
            return "a role's name is well-formed text";
        }
    }

    /// <summary>A quoted identifier, as <c>quote_ident</c> writes it, always with quotes.</summary>
    /// <exception cref="ArgumentException">It cannot be a name.</exception>
    public static string Identifier(string name) =>
        Objection(name) is { } why ? throw new ArgumentException(why, nameof(name)) : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A quoted text, as <c>quote_literal</c> writes it: the same whatever <c>standard_conforming_strings</c> says.</summary>
    /// <exception cref="ArgumentException">It holds a NUL, which no text of the server does.</exception>
    public static string Literal(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("A text holds no NUL.", nameof(text));
        }

        var quoted = text.Replace("'", "''", StringComparison.Ordinal);
        return quoted.Contains('\\', StringComparison.Ordinal) ? $" E'{quoted.Replace("\\", "\\\\", StringComparison.Ordinal)}'" : $"'{quoted}'";
    }
}
