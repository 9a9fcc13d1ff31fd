using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Register;

/// <summary>The register as YAML (or JSON of the same form), marked <c>register: nhi/v1</c>. Stateless, and so safe to share between threads.</summary>
public sealed class RegisterDocument : IExportFormat
{
    private const string Version = "nhi/v1";

    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["identities"] = ["id", "class", "name", "purpose", "environment", "system", "vendor", "exposure", "criticality", "usedEvery", "reviewDate", "created", "lastUsed", "classUntil"],
        ["owners"] = ["identity", "role", "party", "attested"],
        ["purposes"] = ["identity", "purpose", "exposure", "criticality", "usedEvery", "reviewDate"],
        ["environments"] = ["scope", "environment", "platform"],
        ["vendors"] = ["name", "manager", "contractEnd"],
        ["teams"] = ["team"],
        ["leavers"] = ["party", "left"],
        ["exposed"] = ["identity", "credential", "system", "vendor", "since", "source"],
        ["credentials"] = ["id", "kind", "created", "expires", "rotated", "lastUsed"],
    };

    private static readonly Dictionary<string, string[]> ListKeys = new(StringComparer.Ordinal)
    {
        ["identities"] = ["aliases", "usedBy", "holds"],
        ["vendors"] = ["accounts"],
        ["teams"] = ["members"],
    };

    /// <inheritdoc />
    public string Name => "register/document";

    /// <inheritdoc />
    public bool Recognises(ExportDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Shape == ExportShape.Tree && document.Roots.Any(IsRegister);
    }

    /// <inheritdoc />
    public void Read(ExportDocument document, ExportRecords records)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(records);
        var reading = new RegisterReading(records);
        for (var index = 0; index < document.Roots.Count; index++)
        {
            var prefix = document.Roots.Count == 1 ? string.Empty : $"document {index + 1}: ";
            if (!IsRegister(document.Roots[index]))
            {
                reading.Reject("identities", $"{prefix}register", $"a document beside a register is no register: it needs register: {Version}");
            }
            else if (!string.Equals(document.Roots[index].Text("register"), Version, StringComparison.Ordinal))
            {
                reading.Reject("identities", $"{prefix}register", $"the version is not known; accepted is {Version}");
            }
            else
            {
                ReadSections(document.Roots[index], prefix, reading, records);
            }
        }

        reading.Complete();
    }

    private static bool IsRegister(JsonElement root) => root.Text("register")?.StartsWith("nhi/", StringComparison.Ordinal) == true;

    private static void ReadSections(JsonElement root, string prefix, RegisterReading reading, ExportRecords records)
    {
        foreach (var member in root.EnumerateObject().Where(member => !member.NameEquals("register")))
        {
            var section = member.Name;
            if (!RegisterWords.Sections.Contains(section, StringComparer.Ordinal))
            {
                // It may have meant the identities.
                reading.Reject("identities", prefix + section, $"the section is not known; {RegisterWords.Accepted(RegisterWords.Sections)}");
                continue;
            }

            if (string.Equals(section, "identities", StringComparison.Ordinal))
            {
                reading.HasIdentities();
            }

            if (member.Value.ValueKind != JsonValueKind.Array)
            {
                if (member.Value.ValueKind != JsonValueKind.Null)
                {
                    reading.Reject(section, prefix + section, "is not a list of entries");
                }

                continue;
            }

            var index = 0;
            foreach (var item in member.Value.EnumerateArray())
            {
                var place = $"{prefix}{section}[{index++}]";
                try
                {
                    reading.Take(section, EntryOf(section, item, place, records));
                }
                catch (RegisterEntryException exception)
                {
                    reading.Reject(section, place, exception.Message);
                }
            }
        }
    }

    private static RegisterEntry EntryOf(string section, JsonElement item, string place, ExportRecords records)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new RegisterEntryException("is not an entry of keys and values");
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyList<RegisterEntry> credentials = [];
        foreach (var member in item.EnumerateObject())
        {
            var isIdentity = string.Equals(section, "identities", StringComparison.Ordinal);
            if (Keys[section].Contains(member.Name, StringComparer.Ordinal))
            {
                texts[member.Name] = TextOf(member.Value, member.Name);
            }
            else if (ListKeys.GetValueOrDefault(section)?.Contains(member.Name, StringComparer.Ordinal) == true)
            {
                lists[member.Name] = [.. ItemsOf(member).Select(value => TextOf(value, member.Name)).Where(value => value.Length > 0)];
            }
            else if (isIdentity && member.NameEquals("owners"))
            {
                foreach (var owner in MembersOf(member))
                {
                    owners[owner.Name] = TextOf(owner.Value, "a party of owners");
                }
            }
            else if (isIdentity && member.NameEquals("credentials"))
            {
                credentials = [.. ItemsOf(member).Select((value, index) => EntryOf("credentials", value, $"{place}.credentials[{index}]", records))];
            }
            else
            {
                records.Note(place, $"has a key that is not read; {RegisterWords.Accepted(Accepted(section))}");
            }
        }

        return new RegisterEntry(place) { Texts = texts, Lists = lists, Owners = owners, Credentials = credentials };
    }

    private static IEnumerable<string> Accepted(string section) =>
        Keys[section].Concat(ListKeys.GetValueOrDefault(section) ?? []).Concat(string.Equals(section, "identities", StringComparison.Ordinal) ? ["owners", "credentials"] : Array.Empty<string>());

    // An empty value, with or without quotes, says that there is none; a number keeps its digits.
    private static string TextOf(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null => string.Empty,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw new RegisterEntryException($"{name} is not a text"),
    };

    private static JsonElement.ArrayEnumerator ItemsOf(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.Array => member.Value.EnumerateArray(),
        JsonValueKind.Null => default,
        _ => throw new RegisterEntryException($"{member.Name} is not a list"),
    };

    private static JsonElement.ObjectEnumerator MembersOf(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.Object => member.Value.EnumerateObject(),
        JsonValueKind.Null => default,
        _ => throw new RegisterEntryException($"{member.Name} is not a list of roles and parties"),
    };
}
