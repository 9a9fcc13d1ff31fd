using System.Diagnostics.CodeAnalysis;

namespace Nhi.Governance.Providers.Aws;

/// <summary>The parts of an ARN, of any partition.</summary>
internal sealed record AwsArn(string Text, string Partition, string Service, string Account, string Resource)
{
    /// <summary>What stands before the resource's first slash: <c>user</c>, <c>role</c>, <c>root</c>.</summary>
    public string Type => Resource.Split('/', 2)[0];

    /// <summary>What stands after the resource's last slash.</summary>
    public string Name => Resource[(Resource.LastIndexOf('/') + 1)..];

    /// <summary>The path between type and name, with both its slashes.</summary>
    public string Path => Resource[Type.Length..(Resource.LastIndexOf('/') + 1)];

    /// <summary>Whether its account is a number of an account, rather than empty or <c>aws</c>.</summary>
    public bool HasAccount => IsAccount(Account);

    public static bool IsAccount(string text) => text.Length is > 0 and <= 12 && text.All(char.IsAsciiDigit);

    public static bool TryParse(string? text, [NotNullWhen(true)] out AwsArn? arn)
    {
        arn = null;
        if (text is null || text.Any(char.IsControl) || text.Split(':', 6) is not ["arn", { Length: > 0 } partition, { Length: > 0 } service, _, var account, { Length: > 0 } resource])
        {
            return false;
        }

        arn = new AwsArn(text, partition, service, account, resource);
        return true;
    }
}
