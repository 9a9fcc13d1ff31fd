using System.Collections.Immutable;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Policy;

/// <summary>Reads an organisation's own decisions, as <c>docs/policy.md</c> describes them.</summary>
public static class PolicyFile
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private const string Marker = "nhi/v1";
    private static readonly string[] Sections = ["policy", "controls", "limits", "unused", "triageDays", "accepted"];

    /// <summary>Lays a file over the baseline.</summary>
    /// <param name="path">A YAML or JSON file of at most 4 MiB.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="PolicyFileException">The file cannot be read, or says something that does not exist; the message names the file and the place.</exception>
    public static ControlPolicy Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var file = new FileInfo(path);
            if (file.Length > MaxBytes)
            {
                throw new PolicyFileException(path, string.Empty, "is larger than 4 MiB");
            }

            // JSON is YAML as far as a policy goes, so one reader serves both.
            var roots = YamlText.Parse(FileText.ToUtf8(File.ReadAllBytes(path)));
            return roots is [var root] && string.Equals(root.Text("policy"), Marker, StringComparison.Ordinal)
                ? new Reading(path).Read(root)
                : throw new PolicyFileException(path, "policy", $"has to be {Marker}, in one document");
        }
        catch (StructureException wrong)
        {
            throw new PolicyFileException(path, wrong.Place, wrong.Message);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new PolicyFileException(path, string.Empty, "cannot be read: " + wrong.Message);
        }
    }

    private sealed class Reading(string path)
    {
        public ControlPolicy Read(JsonElement root)
        {
            Known(root, "the policy", Sections);
            var policy = ControlPolicy.Baseline;
            policy = policy with
            {
                Overrides = Members(root, "controls").ToImmutableDictionary(member => member.Name, Override, StringComparer.Ordinal),
                Limits = policy.Limits.SetItems(Members(root, "limits").Select(Limit)),
                AcceptedRisks = [.. List(root, "accepted").Select(Accepted)],
                TriageWithin = Days(root, "triageDays", "triageDays") ?? policy.TriageWithin,
            };
            if (root.Member("unused") is { } unused)
            {
                Known(unused, "unused", "roleDays", "keyDays");
                policy = policy with
                {
                    UnusedRoleAfter = Days(unused, "roleDays", "unused.roleDays") ?? policy.UnusedRoleAfter,
                    UnusedKeyAfter = Days(unused, "keyDays", "unused.keyDays") ?? policy.UnusedKeyAfter,
                };
            }

            try
            {
                PolicyEvaluator.Compile(policy);
                return policy;
            }
            catch (ArgumentException wrong)
            {
                throw Wrong("controls", wrong.Message);
            }
        }

        private ControlOverride Override(JsonProperty control)
        {
            var place = "controls." + control.Name;
            Known(control.Value, place, "enabled", "severity");
            return new ControlOverride(
                control.Value.Member("enabled") switch
                {
                    null => null,
                    { ValueKind: JsonValueKind.True } => true,
                    { ValueKind: JsonValueKind.False } => false,
                    _ => throw Wrong(place + ".enabled", "has to be true or false"),
                },
                control.Value.Member("severity") switch
                {
                    null => null,
                    { ValueKind: JsonValueKind.String } severity => Word<Severity>(severity.GetString()!, place + ".severity"),
                    _ => throw Wrong(place + ".severity", "has to be the name of a severity"),
                });
        }

        private KeyValuePair<CredentialKind, CredentialLimit> Limit(JsonProperty kind)
        {
            var place = "limits." + kind.Name;
            Known(kind.Value, place, "maxAgeDays", "maxLifetimeDays");
            var key = Word<CredentialKind>(kind.Name, place);
            var before = ControlPolicy.Baseline.Limits.GetValueOrDefault(key);
            return KeyValuePair.Create(key, new CredentialLimit(
                Days(kind.Value, "maxAgeDays", place) ?? before?.MaxAge,
                Days(kind.Value, "maxLifetimeDays", place) ?? before?.MaxLifetime,
                IsJudgement: false,
                before?.References ?? []));
        }

        private AcceptedRisk Accepted(JsonElement entry, int index)
        {
            var place = $"accepted[{index}]";
            Known(entry, place, "control", "identity", "reason", "approver", "expires");
            return new AcceptedRisk(
                Demanded("control"),
                new IdentityId(Demanded("identity")),
                Demanded("reason"),
                Demanded("approver"),
                DateTimeOffset.TryParse(Demanded("expires"), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var expires) ? expires : throw Wrong(place + ".expires", "has to be a date"));

            string Demanded(string name) => entry.Text(name) is { Length: > 0 } text ? text : throw Wrong($"{place}.{name}", "is missing");
        }

        private List<JsonProperty> Members(JsonElement element, string name) => element.Member(name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Object } value => [.. value.EnumerateObject()],
            _ => throw Wrong(name, "has to be a mapping"),
        };

        private List<JsonElement> List(JsonElement element, string name) => element.Member(name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } value => [.. value.EnumerateArray()],
            _ => throw Wrong(name, "has to be a list"),
        };

        private TimeSpan? Days(JsonElement element, string name, string place) => element.Member(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var days) && days is > 0 and <= 36_500 => TimeSpan.FromDays(days),
            _ => throw Wrong(place, $"{name} has to be a number of days from 1 to 36500"),
        };

        private T Word<T>(string text, string place)
            where T : struct, Enum =>
            Enum.TryParse<T>(text, ignoreCase: false, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
                ? value
                : throw Wrong(place, $"has to be one of {string.Join(", ", Enum.GetNames<T>())}");

        private void Known(JsonElement element, string place, params ReadOnlySpan<string> names)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw Wrong(place, "has to be a mapping");
            }

            foreach (var member in element.EnumerateObject())
            {
                if (!names.Contains(member.Name))
                {
                    throw Wrong(place, $"'{member.Name}' is not known there; known are {string.Join(", ", names.ToArray())}");
                }
            }
        }

        private PolicyFileException Wrong(string place, string reason) => new(path, place, reason);
    }
}
