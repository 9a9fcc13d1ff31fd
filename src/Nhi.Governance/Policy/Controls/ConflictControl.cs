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
