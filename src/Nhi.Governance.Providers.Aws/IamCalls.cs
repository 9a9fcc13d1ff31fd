using System.Globalization;

namespace Nhi.Governance.Providers.Aws;

/// <summary>The few calls of IAM that are needed, read by allow-list.</summary>
internal sealed class IamCalls(AwsClient client)
{
    private const int MostPages = 100;

    /// <summary>Whether a text can be the name of a user. Asked first: a call without one is about the caller's own keys.</summary>
    public static bool IsUserName(string? name) =>
        name is { Length: >= 1 and <= 64 } && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '+' or '=' or ',' or '.' or '@' or '-');

    public async ValueTask<Outcome<IReadOnlyList<AwsAccessKey>>> ListKeysAsync(string user, CancellationToken cancellationToken)
    {
        var keys = new List<AwsAccessKey>();
        var read = await ReadPagesAsync("ListAccessKeys", "ListAccessKeysResult", user, result =>
        {
            foreach (var member in result.Child("AccessKeyMetadata")?.Children ?? [])
            {
                if (ReadKey(member) is not { } key)
                {
                    return false;
                }

                keys.Add(key);
            }

            return true;
        }, cancellationToken).ConfigureAwait(false);
        return read is null ? Outcome.Success<IReadOnlyList<AwsAccessKey>>(keys) : Outcome.Failure<IReadOnlyList<AwsAccessKey>>(read);
    }

    /// <summary>The value of one tag of a user; empty where it has none of that name.</summary>
    public async ValueTask<Outcome<string>> ReadTagAsync(string user, string tag, CancellationToken cancellationToken)
    {
        var value = string.Empty;
        var read = await ReadPagesAsync("ListUserTags", "ListUserTagsResult", user, result =>
        {
            // Names of tags of a user are one and the same in capitals and small letters.
            var member = result.Child("Tags")?.Children.FirstOrDefault(member => string.Equals(member.Text("Key"), tag, StringComparison.OrdinalIgnoreCase));
            value = member?.Text("Value") ?? value;
            return true;
        }, cancellationToken).ConfigureAwait(false);
        return read is null ? Outcome.Success(value) : Outcome.Failure<string>(read);
    }

    public ValueTask<Outcome<AwsXml>> WriteTagAsync(string user, string tag, string value, CancellationToken cancellationToken) =>
        ChangeAsync("TagUser", cancellationToken, ("UserName", user), ("Tags.member.1.Key", tag), ("Tags.member.1.Value", value));

    public ValueTask<Outcome<AwsXml>> SetStatusAsync(string user, string key, bool active, CancellationToken cancellationToken) =>
        ChangeAsync("UpdateAccessKey", cancellationToken, ("UserName", user), ("AccessKeyId", key), ("Status", active ? "Active" : "Inactive"));

    public ValueTask<Outcome<AwsXml>> DeleteKeyAsync(string user, string key, CancellationToken cancellationToken) =>
        ChangeAsync("DeleteAccessKey", cancellationToken, ("UserName", user), ("AccessKeyId", key));

    /// <summary>Makes a key. Never sent a second time by itself: a lost answer may have made one whose secret nobody has.</summary>
    public async ValueTask<Outcome<IssuedAccessKey>> CreateKeyAsync(string user, CancellationToken cancellationToken)
    {
        const string Action = "CreateAccessKey";
        var asked = await client.AskAsync(new AwsQuery(Action, AwsClient.IamVersion, Changes: true, ("UserName", user)), cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return Outcome.Failure<IssuedAccessKey>(failure);
        }

        using (answer)
        {
            if (!answer.IsSuccess)
            {
                return Outcome.Failure<IssuedAccessKey>(client.Refused(answer, Action, changes: true));
            }

            return IssuedAccessKey.Read(answer.Body) is { } issued ? Outcome.Success(issued) : Outcome.Failure<IssuedAccessKey>(client.NotUnderstood(Action, changes: true));
        }
    }

    public async ValueTask<Outcome<AwsLastUse>> LastUseAsync(string key, CancellationToken cancellationToken)
    {
        const string Action = "GetAccessKeyLastUsed";
        var asked = await client.QueryAsync(new AwsQuery(Action, AwsClient.IamVersion, Changes: false, ("AccessKeyId", key)), cancellationToken).ConfigureAwait(false);
        if (!asked.TryGet(out var answer, out var failure))
        {
            return Outcome.Failure<AwsLastUse>(failure);
        }

        if (answer.Find("GetAccessKeyLastUsedResult") is not { } result || result.Child("AccessKeyLastUsed") is not { } use)
        {
            return Outcome.Failure<AwsLastUse>(client.NotUnderstood(Action, changes: false));
        }

        var told = use.Text("LastUsedDate");
        return Outcome.Success(new AwsLastUse(result.Text("UserName"), Instant(told), string.IsNullOrEmpty(told), Told(use.Text("ServiceName")), Told(use.Text("Region"))));
    }

    public static AwsAccessKey? ReadKey(AwsXml element) =>
        element.Text("AccessKeyId") is { } id && AwsAccessKey.IsId(id) && element.Text("Status") is "Active" or "Inactive"
            ? new AwsAccessKey(element.Text("AccessKeyId")!, element.Text("Status") is "Active", Instant(element.Text("CreateDate")))
            : null;

    private static string Told(string? value) => value is null or "N/A" || !value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_') ? string.Empty : value;

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    /// <summary>Changes something by a call that has the same effect when it is made again.</summary>
    private ValueTask<Outcome<AwsXml>> ChangeAsync(string action, CancellationToken cancellationToken, params (string Name, string Value)[] parameters) =>
        client.QueryAsync(new AwsQuery(action, AwsClient.IamVersion, Changes: true, parameters) { IsRepeatable = true }, cancellationToken);

    /// <summary>Reads a listing to its end; returns why it cannot, or null.</summary>
    private async ValueTask<ProviderFailure?> ReadPagesAsync(string action, string resultName, string user, Func<AwsXml, bool> read, CancellationToken cancellationToken)
    {
        string? marker = null;
        for (var page = 0; page < MostPages; page++)
        {
            (string, string)[] parameters = marker is null ? [("UserName", user)] : [("UserName", user), ("Marker", marker)];
            var asked = await client.QueryAsync(new AwsQuery(action, AwsClient.IamVersion, Changes: false, parameters), cancellationToken).ConfigureAwait(false);
            if (!asked.TryGet(out var answer, out var failure))
            {
                return failure;
            }

            if (answer.Find(resultName) is not { } result || !read(result))
            {
                return client.NotUnderstood(action, changes: false);
            }

            if (!string.Equals(result.Text("IsTruncated"), "true", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            if (result.Text("Marker") is not { Length: > 0 } next || string.Equals(next, marker, StringComparison.Ordinal))
            {
                return client.NotUnderstood(action, changes: false);
            }

            marker = next;
        }

        return client.NotUnderstood(action, changes: false);
    }
}
