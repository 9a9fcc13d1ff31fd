using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Reports;

/// <summary>Who answers for what.</summary>
internal static class OwnersReport
{
    private const int MostName = 64;
    private const int MostSource = 72;

    public static void Write(Screen screen, IReadOnlyList<ListedOwner> listed)
    {
        // Blocks and no table: names, ids and files are long, and the id is what nhi attest takes.
        foreach (var identity in listed.GroupBy(item => item.Identity.Id))
        {
            var one = identity.First().Identity;
            screen.Line(new Part(Names.Of(one), Styles.Heading, MostName), $"  {one.Classification.Label}");
            screen.Indented(2, new Part("id    ", Styles.Faint), identity.Key.ToString());
            foreach (var item in identity)
            {
                screen.Indented(2, new Part($"{Names.Of(item.Owner.Role)}: "), new Part(Words(item.Owner), item.IsDemanded && item.Owner.State < OwnerState.Declared ? Styles.Bad : null, MostName), item.IsDemanded ? string.Empty : " (its class demands none)");
                if (item.Owner.Source.Length > 0)
                {
                    screen.Indented(4, new Part("from  ", Styles.Faint), new Part(item.Owner.Source, null, MostSource));
                }
            }

            screen.Line();
        }

        var demanded = listed.Where(item => item.IsDemanded).ToList();
        string Number(OwnerState state) => $"{Count.Of(demanded.Count(item => item.Owner.State == state))} {state.ToString().ToLowerInvariant()}";
        screen.Line($"{Count.Of(listed.Select(item => item.Identity.Id).Distinct().Count(), "identity", "identities")}: of {Count.Of(demanded.Count, "demanded role", "demanded roles")}, {Number(OwnerState.Attested)}, {Number(OwnerState.Declared)},");
        screen.Indented(2, string.Join(", ", Enum.GetValues<OwnerState>().Where(state => state < OwnerState.Declared).Reverse().Select(Number)));
    }

    private static string Words(Owner owner) => owner.State switch
    {
        OwnerState.Attested => $"attested, {owner.Party}{(owner.Until is { } until ? $" until {SurveyReport.Day(until)}" : string.Empty)}",
        OwnerState.Declared => $"declared, {owner.Party}",
        OwnerState.Suggested => $"only suggested, {owner.Party}",
        OwnerState.Conflicting => $"claimed by several, {owner.Party}",
        OwnerState.Orphaned => $"orphaned, {owner.Party} left",
        OwnerState.Absent => "absent, the source names nobody",
        _ => "unknown, no source was asked",
    };

    public static void Attested(Screen screen, AttestationOutcome.Kept kept, Attestation attestation)
    {
        var owner = kept.Identity.Owners.First(owner => owner.Role == attestation.Role);
        screen.Line(
            kept.Identity.Id.ToString(),
            $"  {Names.Of(attestation.Role)}: {owner.Party}, {owner.State.ToString().ToLowerInvariant()}",
            owner.Until is { } until ? $" until {SurveyReport.Day(until)}" : $" ({owner.Source})");
        if (kept.Replaced is { } before && !string.Equals(before.Party, attestation.Party, StringComparison.OrdinalIgnoreCase))
        {
            // The last word counts; that there was another one must not pass in silence.
            screen.Indented(2, $"in place of {before.Party}, attested by {before.By} on {SurveyReport.Day(before.At)} until {SurveyReport.Day(before.Until)}");
        }
    }

    public static void List(Screen screen, IReadOnlyList<Attestation> attestations, DateTimeOffset asOf) => screen.Table(
        ["identity", "role", "party", "by", "attested", "until"],
        attestations.Select(one => (IReadOnlyList<Part>)
        [
            new Part(one.Identity.Value), Part.Cell(Names.Of(one.Role)), Part.Cell(one.Party), Part.Cell(one.By), Part.Cell(SurveyReport.Day(one.At)),
            Part.Cell(SurveyReport.Day(one.Until), one.Until < asOf ? Styles.Bad : null),
        ]));

    public static Task WriteJsonAsync(IEnumerable<ListedOwner> listed, CancellationToken cancellationToken) => JsonLines.WriteAsync(
        listed,
        (writer, item) =>
        {
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
        },
        cancellationToken);
}
