using System.Text;

namespace Nhi.Governance.Providers.Aws;

/// <summary>
/// What the tag of a user says of its keys: <c>1/AKIA…:P:operation/AKIA…:C</c>. A letter is the stage (P pending, C current, V previous), the operation the one that
/// issued the key. Disabled is not kept here: IAM's own status tells it. What is not in this form says nothing.
/// </summary>
internal sealed class AwsKeyStages
{
    private const string Format = "1";
    private const int MaximumEntries = 4;
    private readonly List<Entry> _entries = [];

    /// <summary>Reads a tag's value; one that is missing, or that somebody else wrote, says nothing.</summary>
    public static AwsKeyStages Parse(string? value)
    {
        var stages = new AwsKeyStages();
        if (value is not { Length: <= AwsTagText.MaximumValue } || value.Split('/') is not [Format, .. var parts] || parts.Length > MaximumEntries)
        {
            return stages;
        }

        foreach (var part in parts)
        {
            if (Read(part) is not { } entry || stages.Find(entry.Key) is not null)
            {
                return new AwsKeyStages();
            }

            stages._entries.Add(entry);
        }

        return stages;
    }

    public VersionStage StageOf(string key) => Find(key)?.Stage ?? VersionStage.Unknown;

    public OperationId? MadeBy(string key) => Find(key)?.MadeBy;

    public bool Knows(string key) => Find(key) is not null;

    /// <summary>The stages as they are after a key was issued.</summary>
    public AwsKeyStages WithIssued(string key, OperationId operation, IEnumerable<string> listed) => Without(listed).With(new Entry(key, VersionStage.Pending, operation));

    /// <summary>The stages as they are after a key was moved. Making one Current makes the Current one Previous.</summary>
    public AwsKeyStages WithMoved(string key, VersionStage to, IEnumerable<string> listed)
    {
        var kept = Without(listed);
        if (to == VersionStage.Current && kept._entries.FindIndex(entry => entry.Stage == VersionStage.Current && !Same(entry.Key, key)) is >= 0 and var current)
        {
            kept._entries[current] = kept._entries[current] with { Stage = VersionStage.Previous };
        }

        return kept.With(new Entry(key, to, MadeBy(key)));
    }

    public override string ToString()
    {
        var value = new StringBuilder(Format);
        foreach (var entry in _entries)
        {
            value.Append('/').Append(entry.Key).Append(':').Append(Letter(entry.Stage));
            if (entry.MadeBy is { } operation)
            {
                value.Append(':').Append(operation.Value.ToString("N"));
            }
        }

        return value.ToString();
    }

    private static Entry? Read(string part)
    {
        var pieces = part.Split(':');
        return pieces is [var key, [var letter], ..] and { Length: <= 3 } && AwsAccessKey.IsId(key) && Stage(letter) is { } stage
            ? pieces switch
            {
                [_, _] => new Entry(key, stage, null),
                [_, _, var operation] when Guid.TryParseExact(operation, "N", out var id) => new Entry(key, stage, new OperationId(id)),
                _ => null,
            }
            : null;
    }

    private static VersionStage? Stage(char letter) => letter switch
    {
        'P' => VersionStage.Pending,
        'C' => VersionStage.Current,
        'V' => VersionStage.Previous,
        _ => null,
    };

    private static char Letter(VersionStage stage) => stage switch
    {
        VersionStage.Pending => 'P',
        VersionStage.Current => 'C',
        VersionStage.Previous => 'V',
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private Entry? Find(string key) => _entries.Find(entry => Same(entry.Key, key));

    /// <summary>Forgets keys that are listed no more, so that the value stays short.</summary>
    private AwsKeyStages Without(IEnumerable<string> listed)
    {
        var kept = new AwsKeyStages();
        kept._entries.AddRange(_entries.Where(entry => listed.Contains(entry.Key, StringComparer.Ordinal)));
        return kept;
    }

    private AwsKeyStages With(Entry entry)
    {
        if (_entries.FindIndex(other => Same(other.Key, entry.Key)) is >= 0 and var at)
        {
            _entries[at] = entry;
        }
        else
        {
            _entries.Add(entry);
        }

        return this;
    }

    private sealed record Entry(string Key, VersionStage Stage, OperationId? MadeBy);
}
