namespace Nhi.Governance;

/// <summary>Judges one demand. A control that has nothing to judge says nothing.</summary>
internal abstract class Control(ControlDefinition definition)
{
    public ControlDefinition Definition { get; } = definition;

    public abstract IEnumerable<Judgement> Judge(INonHumanIdentity identity, ControlContext context);
}
