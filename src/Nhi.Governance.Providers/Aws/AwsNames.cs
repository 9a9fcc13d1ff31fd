namespace Nhi.Governance.Providers.Aws;

/// <summary>How ids, containers and areas of an account are written.</summary>
internal static class AwsNames
{
    public const string Root = "<root_account>";

    public static string Account(string account) => $"aws:{account}";

    public static IdentityId Id(string account, string uniqueId) => new($"aws:{account}:{uniqueId}");

    public static string User(string account, string name) => string.Equals(name, Root, StringComparison.Ordinal) ? $"aws:{account}:root" : $"aws:{account}:user/{name}";

    public static string Users(string account) => $"aws:{account}:users";

    public static string Roles(string account) => $"aws:{account}:roles";

    public static CredentialId Key(string accessKeyId) => new($"aws:key:{accessKeyId}");

    /// <summary>Whether a text has the form of an id that AWS makes: letters, digits, dashes and underscores.</summary>
    public static bool IsId(string? text) => text is { Length: > 0 and <= 128 } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>Whether a text has the form of a name that AWS accepts.</summary>
    public static bool IsName(string? text) => text is { Length: > 0 and <= 128 } && !text.Any(letter => char.IsControl(letter) || letter == '/');
}
