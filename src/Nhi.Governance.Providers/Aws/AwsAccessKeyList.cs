using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Access keys of a user: <c>aws iam list-access-keys</c>. It names no account; the scope does, or the key id itself.</summary>
public sealed class AwsAccessKeyList : IExportFormat
{
    /// <inheritdoc />
    public string Name => "aws/access-keys";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Roots.Any(root => root.Member("AccessKeyMetadata").IsArray() || Lists(root, "$").Any(list => list.Items.Any(IsKey)));
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        foreach (var root in document.Roots)
        {
            foreach (var (list, items) in Lists(root, "$"))
            {
                foreach (var (index, key) in items.Index())
                {
                    Read(key, $"{list}[{index}]", records);
                }
            }

            if (root.IsCut())
            {
                records.Note("$", $"the list {PageMarks.Said}");
            }
        }
    }

    /// <summary>The list of an answer, of several under the names of what was asked, or taken out of them.</summary>
    private static IEnumerable<(string Name, IReadOnlyList<JsonElement> Items)> Lists(JsonElement root, string place)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return [(place, [.. root.EnumerateArray()])];
        }

        return root.Member("AccessKeyMetadata").IsArray() ? [($"{place}.AccessKeyMetadata", root.Items("AccessKeyMetadata"))]
            : IsKey(root) ? [(place, [root])]
            : place is "$" ? root.Members().SelectMany(answer => Lists(answer.Value, $"$.{answer.Name}"))
            : [];
    }

    private static bool IsKey(JsonElement item) => item.Text("AccessKeyId") is not null && item.Text("UserName") is not null && item.Text("Status") is not null;

    private static void Read(JsonElement key, string place, ExportRecords records)
    {
        var user = key.Text("UserName");
        if (!AwsNames.IsName(user))
        {
            records.Reject(place, "the access key names no user");
        }
        else if (key.Text("AccessKeyId") is not { } id || !AwsAccessKeyId.IsValid(id))
        {
            records.Reject(place, "the access key has no access key id");
        }
        else if (Account(id, place, records) is not { } account)
        {
            records.Reject(place, "which account the access key is of is not told, neither by its id nor by --scope aws.account=NUMBER");
        }
        else
        {
            records.Attach(new Attachment
            {
                Target = AwsNames.User(account, user!),
                Record = $"access key {id}",
                Area = AwsNames.Users(account),
                Containers = [AwsNames.Account(account)],
                Credentials = [new(AwsNames.Key(id), CredentialKind.AwsAccessKey, Facts(key, place, records))],
                BearerClass = IdentityClass.ApiKey,
                Source = records.Path,
            });
        }
    }

    /// <summary>The scope's account; of several, the one that the key id holds.</summary>
    private static string? Account(string id, string place, ExportRecords records)
    {
        var held = AwsAccessKeyId.AccountOf(id);
        string[] scoped = [.. records.Scope.All("aws.account").Distinct(StringComparer.Ordinal)];
        if (scoped.Length == 0 || (held is not null && scoped.Contains(held, StringComparer.Ordinal)))
        {
            return held;
        }

        if (held is not null)
        {
            records.Note(place, "the access key id holds the number of another account than the scope gives; the scope counts");
        }

        return scoped[^1];
    }

    private static FactSet Facts(JsonElement key, string place, ExportRecords records)
    {
        var facts = new FactSetBuilder();
        if (key.Text("Status") is "Active" or "Inactive" or "Expired")
        {
            facts.Set(CredentialFacts.Enabled, key.Text("Status") is "Active", records.Path);
        }

        if (records.Instant(key.InstantOf("CreateDate"), place) is { } created)
        {
            facts.Set(CredentialFacts.CreatedAt, created, records.Path);
        }

        // Who asked for it of each key may have put it beside the key: aws iam get-access-key-last-used.
        if (records.Instant(key.InstantOf("LastUsedDate"), place) is { } used)
        {
            facts.Set(CredentialFacts.LastUsedAt, used, records.Path);
        }

        return facts.ToFactSet();
    }
}
