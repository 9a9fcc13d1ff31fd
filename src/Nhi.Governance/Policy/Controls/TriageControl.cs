namespace Nhi.Governance;

/// <summary>What no rule decides is looked at by a person in time.</summary>
internal sealed class TriageControl(ControlDefinition definition) : Control(definition)
{
    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        if (identity.Classification.Class != IdentityClass.Unknown || identity.Classification.IsConflict)
        {
            return [];
        }

        var (seen, within) = (identity.Presence.FirstSeen, context.Policy.TriageWithin);
        var until = within > DateTimeOffset.MaxValue - seen ? DateTimeOffset.MaxValue : seen + within;
        var evidence = $"first seen: {Judgement.Day(identity.Presence.FirstSeen)}";
        return context.AsOf - seen > within
            ? [Judgement.NotMet("No rule decides what it is, and nobody has decided it in time.", "Decide what it is and declare its class in the register; until then quarantine it.", evidence)]
            : [Judgement.Met($"In triage until {Judgement.Day(until)}.", evidence)];
    }
}
