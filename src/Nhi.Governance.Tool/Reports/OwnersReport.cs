using System.Text.Json;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>Who answers for what.</summary>
internal static class OwnersReport
{
    public static void Write(Screen screen, IReadOnlyList<ListedOwner> listed)
    {
        if (listed.Count > 0)
        {
            screen.Table(
                ["identity", "class", "role", "state", "party", "until", "source", "id"],
                listed.Select(item => (IReadOnlyList<Part>)
                [
                    Part.Cell(Names.Of(item.Identity)),
                    Part.Cell(item.Identity.Classification.Label),
                    Part.Cell(Names.Of(item.Owner.Role)),
                    Part.Cell(item.Owner.State.ToString(), item.IsDemanded && item.Owner.State < OwnerState.Declared ? Styles.Bad : null),
                    Part.Cell(item.Owner.Party ?? "–"),
                    Part.Cell(item.Owner.Until is { } until ? SurveyReport.Day(until) : "–"),
                    Part.Cell(item.Owner.Source),
                    new Part(item.Identity.Id.ToString()),
                ]));
        }

        var demanded = listed.Where(item => item.IsDemanded).ToList();
        screen.Line(
            $"{Count.Of(listed.Select(item => item.Identity.Id).Distinct().Count(), "identity", "identities")}: of {Count.Of(demanded.Count, "demanded role", "demanded roles")}, "
            + string.Join(", ", Enum.GetValues<OwnerState>().Reverse().Select(state => $"{Count.Of(demanded.Count(item => item.Owner.State == state))} {state.ToString().ToLowerInvariant()}")));
    }

    public static void Attested(Screen screen, INonHumanIdentity identity, OwnerRole role)
    {
        var owner = identity.Owners.First(owner => owner.Role == role);
        screen.Line(
            identity.Id.ToString(),
            $"  {Names.Of(role)}: {owner.Party}, {owner.State.ToString().ToLowerInvariant()}",
            owner.Until is { } until ? $" until {SurveyReport.Day(until)}" : $" ({owner.Source})");
    }

    public static void List(Screen screen, IReadOnlyList<Attestation> attestations, DateTimeOffset asOf) => screen.Table(
        ["identity", "role", "party", "by", "attested", "until"],
        attestations.Select(one => (IReadOnlyList<Part>)
        [
            new Part(one.Identity.Value), Part.Cell(Names.Of(one.Role)), Part.Cell(one.Party), Part.Cell(one.By), Part.Cell(SurveyReport.Day(one.At)),
            Part.Cell(SurveyReport.Day(one.Until), one.Until < asOf ? Styles.Bad : null),
        ]));

    public static async Task WriteJsonAsync(IEnumerable<ListedOwner> listed, CancellationToken cancellationToken)
    {
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
        foreach (var item in listed)
        {
            await using (var writer = new Utf8JsonWriter(output))
            {
                writer.WriteStartObject();
                writer.WriteString("identity", item.Identity.Id.ToString());
                writer.WriteString("class", item.Identity.Classification.Label);
                writer.WriteString("role", Names.Of(item.Owner.Role));
                writer.WriteString("state", item.Owner.State.ToString());
                writer.WriteBoolean("demanded", item.IsDemanded);
                writer.WriteString("party", item.Owner.Party);
                writer.WriteString("source", item.Owner.Source);
                if (item.Owner.Until is { } until)
                {
                    writer.WriteString("until", until);
                }
                else
                {
                    writer.WriteNull("until");
                }

                writer.WriteEndObject();
            }

            await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
    }
}
