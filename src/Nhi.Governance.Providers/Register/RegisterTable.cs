using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Register;

/// <summary>One section of the register as CSV; its header tells which. Stateless, and so safe to share between threads.</summary>
public sealed class RegisterTable : IExportFormat
{
    private static readonly (string Section, string[] Needed)[] Headers =
    [
        ("identities", ["id", "class"]),
        ("owners", ["identity", "role", "party"]),
        ("purposes", ["identity", "purpose"]),
        ("environments", ["scope", "environment"]),
        ("vendors", ["vendor", "manager", "contract_end"]),
        ("teams", ["team", "member"]),
        ("leavers", ["party", "left"]),
        ("exposed", ["exposed_since", "source"]),
    ];

    // Column to key. A column that is not here is not read.
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["id"] = "id",
        ["class"] = "class",
        ["name"] = "name",
        ["purpose"] = "purpose",
        ["environment"] = "environment",
        ["system"] = "system",
        ["vendor"] = "vendor",
        ["exposure"] = "exposure",
        ["criticality"] = "criticality",
        ["used_every"] = "usedEvery",
        ["review_date"] = "reviewDate",
        ["created"] = "created",
        ["last_used"] = "lastUsed",
        ["class_until"] = "classUntil",
        ["identity"] = "identity",
        ["role"] = "role",
        ["party"] = "party",
        ["attested"] = "attested",
        ["scope"] = "scope",
        ["platform"] = "platform",
        ["manager"] = "manager",
        ["contract_end"] = "contractEnd",
        ["team"] = "team",
        ["left"] = "left",
        ["credential"] = "credential",
        ["exposed_since"] = "since",
        ["source"] = "source",
    };

    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["aliases"] = "aliases",
        ["used_by"] = "usedBy",
        ["holds"] = "holds",
        ["accounts"] = "accounts",
        ["member"] = "members",
    };

    private static readonly Dictionary<string, string> Owners =
        RegisterWords.Roles.Keys.ToDictionary(role => $"owner_{role.Replace('-', '_')}", StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name => "register/table";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Shape == ExportShape.Table && SectionOf(document.Header) is not null;
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var section = SectionOf(document.Header)!;
        var reading = new RegisterReading(records);
        if (string.Equals(section, "identities", StringComparison.Ordinal))
        {
            reading.HasIdentities();
        }

        foreach (var row in document.Rows)
        {
            var place = $"line {row.Line}";
            if (row.Fields.Count != document.Header.Count)
            {
                // A comma too many or too few shifts every cell after it.
                reading.Reject(section, place, $"has {row.Fields.Count} fields where the header has {document.Header.Count}");
            }
            else
            {
                reading.Take(section, EntryOf(section, document.Header, row, place));
            }
        }

        reading.Complete();
    }

    private static string? SectionOf(IReadOnlyList<string> header) =>
        Headers.FirstOrDefault(candidate => candidate.Needed.All(name => header.Contains(name, StringComparer.Ordinal))).Section;

    private static RegisterEntry EntryOf(string section, IReadOnlyList<string> header, ExportRow row, string place)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var column = 0; column < header.Count; column++)
        {
            var cell = row.Fields[column].Trim();
            if (Texts.TryGetValue(header[column], out var key))
            {
                // The one column that is called otherwise in YAML.
                texts[key is "vendor" && section is "vendors" ? "name" : key] = cell;
            }
            else if (Lists.TryGetValue(header[column], out key))
            {
                lists[key] = cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            }
            else if (Owners.TryGetValue(header[column], out key))
            {
                owners[key] = cell;
            }
        }

        return new RegisterEntry(place) { Texts = texts, Lists = lists, Owners = owners };
    }
}
