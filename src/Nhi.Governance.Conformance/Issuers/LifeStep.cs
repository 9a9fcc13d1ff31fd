namespace Nhi.Governance.Conformance;

/// <summary>One step in the life of a credential. Prints itself, so that a failure can be read as a story.</summary>
internal abstract record LifeStep
{
    private LifeStep()
    {
    }

    /// <summary>Issues a version, if none is Pending and there is room.</summary>
    public sealed record Issue : LifeStep;

    /// <summary>Issues a version and loses an answer, then makes good.</summary>
    /// <param name="Exchange">Which answer, from zero.</param>
    /// <param name="Moment">When it is lost.</param>
    public sealed record IssueLosing(int Exchange, LossMoment Moment) : LifeStep;

    /// <summary>Moves the version that stands at one stage to another, if there is one and the order allows it.</summary>
    /// <param name="From">Where it stands.</param>
    /// <param name="To">Where it goes.</param>
    public sealed record Move(VersionStage From, VersionStage To) : LifeStep;

    /// <summary>Moves a version and loses an answer, then makes good.</summary>
    /// <param name="From">Where it stands.</param>
    /// <param name="To">Where it goes.</param>
    /// <param name="Exchange">Which answer, from zero.</param>
    /// <param name="Moment">When it is lost.</param>
    public sealed record MoveLosing(VersionStage From, VersionStage To, int Exchange, LossMoment Moment) : LifeStep;
}
