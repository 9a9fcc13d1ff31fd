using System.Collections.Immutable;
using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Policy;

/// <summary>Reads one file of a policy strictly: what is not known is refused, with its place.</summary>
/// <param name="path">The file, as errors name it.</param>
internal sealed class PolicyReading(string path)
{
    private static readonly string[] Decisions = ["controls", "limits", "unused", "triageDays"];

    private readonly PolicyWords _words = new(path);

    public ControlPolicy Read(JsonElement root, ControlPolicy below)
    {
        _words.Known(root, "the policy", ["policy", "extends", .. Decisions, "rules", "accepted"]);
        var own = Decided(root, string.Empty, new PolicyRule { Name = path });
        return own.Over(below) with
        {
            Rules = [.. below.Rules, .. _words.List(root, "rules", "rules").Select(Rule)],
            AcceptedRisks = [.. below.AcceptedRisks, .. _words.List(root, "accepted", "accepted").Select(Accepted)],
        };
    }

    private PolicyRule Rule(JsonElement entry, int index)
    {
        var place = $"rules[{index}]";
        _words.Known(entry, place, ["name", "where", "madeFrom", "draft", "reason", .. Decisions]);
        return Decided(entry, place + ".", new PolicyRule
        {
            Name = _words.Text(entry, "name", place),
            Where = entry.Member("where") is { } where ? Selector(where, place + ".where", mayExcept: true) : PolicySelector.Everything,
            MadeFrom = entry.Member("madeFrom") is null ? null : _words.Date(entry, "madeFrom", place),
            IsDraft = _words.Flag(entry, "draft", place) ?? false,
            Reason = entry.Member("reason") is null ? string.Empty : _words.Text(entry, "reason", place),
        });
    }

    /// <summary>What a policy and each of its rules can decide.</summary>
    private PolicyRule Decided(JsonElement element, string prefix, PolicyRule rule)
    {
        var unused = element.Member("unused");
        if (unused is { } periods)
        {
            _words.Known(periods, prefix + "unused", ["roleDays", "keyDays"]);
        }

        return rule with
        {
            Overrides = _words.Members(element, "controls", prefix + "controls").ToImmutableDictionary(member => member.Name, member => Override(member, $"{prefix}controls.{member.Name}"), StringComparer.Ordinal),
            Limits = _words.Members(element, "limits", prefix + "limits").ToImmutableDictionary(
                member => _words.Word<CredentialKind>(member.Name, $"{prefix}limits.{member.Name}"),
                member => Limit(member.Value, $"{prefix}limits.{member.Name}")),
            UnusedRoleAfter = unused is { } ofRoles ? _words.Days(ofRoles, "roleDays", prefix + "unused") : null,
            UnusedKeyAfter = unused is { } ofKeys ? _words.Days(ofKeys, "keyDays", prefix + "unused") : null,
            TriageWithin = _words.Days(element, "triageDays", prefix + "triageDays"),
        };
    }

    private ControlOverride Override(JsonProperty control, string place)
    {
        _words.Known(control.Value, place, ["enabled", "severity"]);
        return new ControlOverride(
            _words.Flag(control.Value, "enabled", place),
            control.Value.Member("severity") switch
            {
                null => null,
                { ValueKind: JsonValueKind.String } severity => _words.Word<Severity>(severity.GetString()!, place + ".severity"),
                _ => throw _words.Wrong(place + ".severity", "has to be the name of a severity"),
            });
    }

    private LimitOverride Limit(JsonElement kind, string place)
    {
        _words.Known(kind, place, ["maxAgeDays", "maxLifetimeDays"]);
        return new LimitOverride(Most("maxAgeDays"), Most("maxLifetimeDays"));

        TimeSpan? Most(string name) => string.Equals(kind.Text(name), "none", StringComparison.Ordinal) ? LimitOverride.None : _words.Days(kind, name, place);
    }

    private AcceptedRisk Accepted(JsonElement entry, int index)
    {
        var place = $"accepted[{index}]";
        _words.Known(entry, place, ["control", "identity", "where", "reason", "approver", "expires"]);
        var where = (entry.Member("identity"), entry.Member("where")) switch
        {
            ({ }, null) => PolicySelector.Of(new IdentityId(_words.Text(entry, "identity", place))),
            (null, { } selector) => Selector(selector, place + ".where", mayExcept: true),
            _ => throw _words.Wrong(place, "needs identity or where, one of them"),
        };
        return where.IsEverything
            ? throw _words.Wrong(place + ".where", "selects everything: switch the control off instead")
            : new AcceptedRisk(_words.Text(entry, "control", place), where, _words.Text(entry, "reason", place), _words.Text(entry, "approver", place), _words.Date(entry, "expires", place));
    }

    private PolicySelector Selector(JsonElement where, string place, bool mayExcept)
    {
        string[] known = [.. PolicyWords.Fields.Keys];
        _words.Known(where, place, mayExcept ? [.. known, "except"] : known);
        var selector = PolicySelector.Everything;
        foreach (var member in where.EnumerateObject().Where(member => PolicyWords.Fields.ContainsKey(member.Name)))
        {
            selector = selector.With(PolicyWords.Fields[member.Name], _words.Texts(member, $"{place}.{member.Name}"));
        }

        return selector with { Except = mayExcept && where.Member("except") is { } except ? Selector(except, place + ".except", mayExcept: false) : null };
    }
}
