using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Users of an account with the state of their passwords and keys: <c>aws iam get-credential-report</c>, decoded.</summary>
public sealed class AwsCredentialReport : IExportFormat
{
    private static readonly string[] s_columns = ["user", "arn", "user_creation_time", "password_enabled", "access_key_1_active", "access_key_1_last_rotated"];

    /// <inheritdoc />
    public string Name => "aws/credential-report";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return s_columns.All(document.Header.Contains);
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var columns = document.Header.Index().DistinctBy(column => column.Item, StringComparer.Ordinal).ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);
        var (accounts, roots, lost) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), false);
        foreach (var row in document.Rows)
        {
            var user = new AwsCredentialRow(columns, row, records);
            if (user.Observation is not { } observation)
            {
                lost = true;
                records.Reject(user.Place, "the row has no ARN of a user or root user in an account");
                continue;
            }

            accounts.Add(user.Account);
            if (user.IsRoot)
            {
                roots.Add(user.Account);
            }

            records.Observe(observation, user.Place);
        }

        foreach (var account in accounts)
        {
            // AWS always reports the root user: a report without it was cut, or merged from parts.
            records.Cover(AwsNames.Users(account), lost || !roots.Contains(account) ? Coverage.Partial : Coverage.Complete);
        }
    }
}
