namespace Nhi.Governance;

/// <summary>A control as the baseline defines it.</summary>
/// <param name="Id">Stable id, such as <c>owner.application</c>.</param>
/// <param name="Title">What it demands, in a few words.</param>
/// <param name="Severity">How much it matters when it is not met.</param>
/// <param name="References">Where it comes from.</param>
public sealed record ControlDefinition(string Id, string Title, Severity Severity, IReadOnlyList<ControlReference> References)
{
    /// <summary>Of whom it is asked.</summary>
    /// <value>The default is the governed alone.</value>
    public IReadOnlyList<Standing> AskedOf { get; init; } = [Standing.Governed];

    /// <summary>Further references, of those answers that are about some kinds of identities or credentials alone.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<ControlReference> FurtherReferences { get; init; } = [];
}
