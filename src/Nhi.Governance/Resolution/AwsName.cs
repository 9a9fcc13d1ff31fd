namespace Nhi.Governance;

/// <summary>What an AWS name says of where its holder would be listed.</summary>
internal static class AwsName
{
    /// <summary>The area that lists the user or role of an ARN, or <see langword="null"/> where the name is no such ARN.</summary>
    public static string? AreaOf(string arn)
    {
        var parts = arn.Split(':', 6);
        return parts is ["arn", _, "iam", _, { Length: 12 } account, var resource]
            ? resource.StartsWith("role/", StringComparison.Ordinal) ? $"aws:{account}:roles"
            : resource.StartsWith("user/", StringComparison.Ordinal) ? $"aws:{account}:users"
            : null
            : null;
    }

    /// <summary>The account of an ARN or of an id of ours (<c>aws:&lt;account&gt;:…</c>), or <see langword="null"/>.</summary>
    public static string? AccountOf(string name) => name.Split(':', 6) switch
    {
        ["arn", _, _, _, { Length: 12 } account, _] => account,
        ["aws", { Length: 12 } account, ..] => account,
        _ => null,
    };

    /// <summary>Whether a principal is a bare unique id: what AWS shows in a trust once the principal it named was deleted.</summary>
    public static bool IsUniqueId(string name) =>
        name.Length >= 16 && (name.StartsWith("AROA", StringComparison.Ordinal) || name.StartsWith("AIDA", StringComparison.Ordinal)) && name.AsSpan().IndexOfAnyExceptInRange('0', 'Z') < 0;
}
