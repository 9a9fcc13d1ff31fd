using System.Globalization;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Aws;

/// <summary>One row of a credential report.</summary>
internal sealed class AwsCredentialRow
{
    /// <summary>There is none, or it was never used.</summary>
    private const string None = "N/A";

    /// <summary>AWS has not recorded it, or cannot: nothing is known.</summary>
    private static readonly string[] s_unknown = ["no_information", "not_supported"];

    private readonly Dictionary<string, int> _columns;
    private readonly ExportRow _row;
    private readonly ExportRecords _records;

    public AwsCredentialRow(Dictionary<string, int> columns, ExportRow row, ExportRecords records)
    {
        (_columns, _row, _records) = (columns, row, records);
        Place = string.Create(CultureInfo.InvariantCulture, $"line {row.Line}");
        if (AwsArn.TryParse(Field("arn"), out var arn) && arn.HasAccount && (arn.Resource is "root" || (arn.Type is "user" && AwsNames.IsName(arn.Name))))
        {
            (Account, IsRoot) = (arn.Account, arn.Resource is "root");
            Observation = Read(arn);
        }
    }

    public string Place { get; }

    public string Account { get; } = string.Empty;

    public bool IsRoot { get; }

    public Observation? Observation { get; }

    private Observation Read(AwsArn arn)
    {
        var id = AwsNames.User(Account, IsRoot ? AwsNames.Root : arn.Name);
        var facts = new FactSetBuilder()
            .Set(IdentityFacts.Name, IsRoot ? AwsNames.Root : arn.Name, _records.Path)
            .Set(IdentityFacts.Subclass, IsRoot ? "aws:root" : "aws:iam-user", _records.Path);
        Tell(facts, IdentityFacts.CreatedAt, "user_creation_time");
        if (Flag("password_enabled") is { } hasPassword)
        {
            facts.Set(IdentityFacts.InteractiveLogin, hasPassword, _records.Path);
        }

        // A root user's password is a person's in any case.
        if (!IsRoot)
        {
            Tell(facts, UsageFacts.PeopleLoggedInAt, "password_last_used");
        }

        return new Observation
        {
            Id = new IdentityId(id),
            IsImmutableId = IsRoot,
            Aliases = [new IdentityId(arn.Text)],
            Area = IsRoot ? AwsNames.Account(Account) + ":root" : AwsNames.Users(Account),
            Containers = [AwsNames.Account(Account)],
            Facts = facts.ToFactSet(),
            Credentials = [.. Enumerable.Range(1, 2).Select(number => Key(id, number)).OfType<Credential>()],
            Source = _records.Path,
        };
    }

    /// <summary>A key that is active, or was made once; the report tells no id, so that the user's and a number stand for it.</summary>
    private Credential? Key(string user, int number)
    {
        var column = string.Create(CultureInfo.InvariantCulture, $"access_key_{number}_");
        var active = Flag(column + "active");
        var rotated = Field(column + "last_rotated");
        if (active != true && (rotated is null or None || s_unknown.Contains(rotated, StringComparer.OrdinalIgnoreCase)))
        {
            return null;
        }

        var facts = new FactSetBuilder();
        if (active is { } isActive)
        {
            facts.Set(CredentialFacts.Enabled, isActive, _records.Path);
        }

        Tell(facts, CredentialFacts.LastRotatedAt, column + "last_rotated");
        Tell(facts, CredentialFacts.CreatedAt, column + "last_rotated");
        if (Field(column + "last_used_date") is None)
        {
            facts.SetAbsent(CredentialFacts.LastUsedAt, _records.Path);
        }
        else
        {
            Tell(facts, CredentialFacts.LastUsedAt, column + "last_used_date");
        }

        return new Credential(new CredentialId(string.Create(CultureInfo.InvariantCulture, $"{user}:key-{number}")), CredentialKind.AwsAccessKey, facts.ToFactSet());
    }

    private void Tell(FactSetBuilder facts, FactKey<DateTimeOffset> key, string column)
    {
        if (Field(column) is { } text && text is not None && !s_unknown.Contains(text, StringComparer.OrdinalIgnoreCase) && _records.Instant(text, Place) is { } instant)
        {
            facts.Set(key, instant, _records.Path);
        }
    }

    private bool? Flag(string column) => Field(column)?.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => null,
    };

    private string? Field(string column) =>
        _columns.TryGetValue(column, out var index) && index < _row.Fields.Count && _row.Fields[index].Trim() is { Length: > 0 } text ? text : null;
}
