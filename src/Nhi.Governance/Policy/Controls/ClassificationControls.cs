namespace Nhi.Governance;

/// <summary>The evidence points to one kind.</summary>
internal sealed class ConflictControl(ControlDefinition definition) : Control(definition)
{
    public override IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context)
    {
        var evidence = identity.Classification.Evidence.Select(item => $"{item.Speaks}: {item.Text}").ToList();
        return identity.Classification.IsConflict
            ? [Judgement.NotMet("The evidence points to several kinds at once; who governs it cannot be told.", "Split it, so that people, vendors, pipelines and workloads do not share one principal.", evidence)]
            : [];
    }
}

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
