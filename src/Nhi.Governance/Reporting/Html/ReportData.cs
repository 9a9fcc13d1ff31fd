using System.Runtime.InteropServices;
using System.Text.Json;

namespace Nhi.Governance;

/// <summary>Writes what the report's scripts read: rows of numbers, in which a text is its place in the list at the end, so that what repeats stands once.</summary>
/// <remarks>The writer escapes every character that means something in HTML, and all but basic Latin.</remarks>
internal sealed class ReportData(Utf8JsonWriter writer, ReportModel model)
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public IEnumerable<Action> Steps()
    {
        yield return () =>
        {
            writer.WriteStartObject();
            writer.WriteString("asOf", ReportWords.Day(model.Result.AsOf));
        };
        var lists = List("controls", model.Controls, Control)
            .Concat(List("identities", Enumerable.Range(0, model.Identities.Count), Identity))
            .Concat(List("findings", model.Findings, Finding))
            .Concat(List("accepted", model.Accepted, Accepted))
            .Concat(List("gaps", model.Gaps, Gap))
            .Concat(List("copies", Held(), Copy))
            .Concat(List("relations", model.Relations, Relation));
        foreach (var step in lists)
        {
            yield return step;
        }

        yield return () => writer.WriteStartArray("text");
        foreach (var text in _texts)
        {
            yield return () => writer.WriteStringValue(text);
        }

        yield return () =>
        {
            writer.WriteEndArray();
            writer.WriteEndObject();
        };
    }

    private IEnumerable<Action> List<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        yield return () => writer.WriteStartArray(name);
        foreach (var item in items)
        {
            yield return () => Row(item, write);
        }

        yield return writer.WriteEndArray;
    }

    private void Rows<T>(IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Row(item, write);
        }

        writer.WriteEndArray();
    }

    private void Row<T>(T item, Action<T> write)
    {
        writer.WriteStartArray();
        write(item);
        writer.WriteEndArray();
    }

    private void Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            writer.WriteNumberValue(-1);
            return;
        }

        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_indexes, text, out var isKnown);
        if (!isKnown)
        {
            index = _texts.Count;
            _texts.Add(PlainText.Of(text));
        }

        writer.WriteNumberValue(index);
    }

    private void Texts(params IEnumerable<string?> texts)
    {
        foreach (var text in texts)
        {
            Text(text);
        }
    }

    private void TextList(IEnumerable<string> texts)
    {
        writer.WriteStartArray();
        Texts(texts);
        writer.WriteEndArray();
    }

    private void Control(ControlTally control)
    {
        Texts(control.Definition.Id, control.Definition.Title);
        writer.WriteNumberValue((int)control.Definition.Severity);
        TextList(control.Definition.References.Select(reference => reference.ToString()));
    }

    private void Identity(int index)
    {
        var identity = model.Identities[index];
        var facts = identity.Facts;
        Texts(identity.Id.ToString(), ReportModel.NameOf(identity), identity.Classification.Label, facts.Get(IdentityFacts.Subclass).Value, facts.Get(IdentityFacts.System).Value, facts.Get(IdentityFacts.Environment).Value, facts.Get(IdentityFacts.Purpose).Value);
        writer.WriteNumberValue(Math.Round(identity.Classification.Confidence, 2));
        writer.WriteNumberValue(identity.Classification.IsConflict ? 1 : 0);
        Rows(identity.Classification.Evidence, evidence => Texts(evidence.Rule, evidence.Speaks, evidence.Text));
        Rows(identity.Owners.OrderBy(owner => owner.Role).ThenBy(owner => owner.Party, StringComparer.Ordinal).ThenBy(owner => owner.Source, StringComparer.Ordinal), owner => Texts(KebabNames.Of(owner.Role), owner.Party, CanonicalJson.Name(owner.State), owner.Source));
        Rows(identity.Credentials.OrderBy(credential => credential.Id), Credential);
        TextList(identity.Aliases.Order().Select(alias => alias.ToString()));
        Texts(RevocationPaths.Of(identity), ReportWords.Day(identity.Presence.FirstSeen), ReportWords.Day(identity.Presence.LastSeen), identity.Presence.DisappearedAt is { } gone ? ReportWords.Day(gone) : null, identity.Presence.Area);
        writer.WriteNumberValue(Math.Round(model.Ranks[index].Points, 1));
        Text(model.Ranks[index].Arithmetic);
        TextList(ReportModel.DemandedOwners(identity).Select(owner => $"{KebabNames.Of(owner.Role)}.{CanonicalJson.Name(owner.State)}"));
        writer.WriteStartArray();
        foreach (var control in model.Met[index])
        {
            writer.WriteNumberValue(control);
        }

        writer.WriteEndArray();
        Rows(BoundaryAnswers.Of(identity), answer => Texts(answer.Asked, answer.IsKnown ? answer.Text : null));
    }

    private void Credential(Credential credential)
    {
        var facts = credential.Facts;
        Texts(credential.Id.ToString(), CanonicalJson.Name(credential.Kind), CredentialForms.Of(credential.Kind).ToString());
        Text(facts.Get(CredentialFacts.Enabled).TryGet(out var enabled) ? enabled ? "accepted" : "switched off" : null);
        foreach (var key in new[] { CredentialFacts.CreatedAt, CredentialFacts.LastRotatedAt, CredentialFacts.ExpiresAt, CredentialFacts.LastUsedAt })
        {
            var fact = facts.Get(key);
            Text(fact.TryGet(out var instant) ? Judgement.Day(instant) : fact.IsAbsent ? "never" : null);
        }
    }

    private void Finding(Finding finding)
    {
        var result = finding.Result;
        Text(finding.Id.ToString());
        writer.WriteNumberValue(model.IndexOf(finding.Identity));
        writer.WriteNumberValue(model.ControlIndexOf(result.Control));
        writer.WriteNumberValue((int)result.Severity);
        Texts(result.Credential?.ToString(), result.Explanation, result.NextStep);
        TextList(result.Evidence);
        TextList(result.References.Select(reference => reference.ToString()));
        TextList(result.Decisions);
    }

    private void Accepted(KeyValuePair<Finding, AcceptedRisk> accepted)
    {
        Finding(accepted.Key);
        Texts(accepted.Value.Reason, accepted.Value.Approver, ReportWords.Day(accepted.Value.Expires));
    }

    private void Gap(Gap gap)
    {
        writer.WriteNumberValue(model.IndexOf(gap.Identity));
        writer.WriteNumberValue(model.ControlIndexOf(gap.Result.Control));
        Texts(gap.Result.Credential?.ToString(), gap.Result.Command);
    }

    private IEnumerable<(int Identity, SecretCopy Copy)> Held() =>
        model.Identities.SelectMany((identity, index) => identity.Copies.Select(copy => (index, copy)));

    private void Copy((int Identity, SecretCopy Copy) held)
    {
        var copy = held.Copy;
        writer.WriteNumberValue(held.Identity);
        Texts(copy.Format, CanonicalJson.Name(copy.Verdict), ReportWords.Place(copy.Location), copy.Location.Source, copy.Credential?.ToString(), copy.Enrolled?.Name ?? copy.Enrolled?.Id);
    }

    private void Relation(Relation relation) =>
        Texts(KebabNames.Of(relation.Kind), relation.From.ToString(), relation.To.ToString(), CanonicalJson.Name(relation.State), relation.Source);
}
