namespace Nhi.Governance;

/// <summary>A control as the baseline defines it.</summary>
/// <param name="Id">Stable id, such as <c>owner.application</c>.</param>
/// <param name="Title">What it demands, in a few words.</param>
/// <param name="Severity">How much it matters when it is not met.</param>
/// <param name="References">Where it comes from, whoever it is asked of.</param>
public sealed record ControlDefinition(string Id, string Title, Severity Severity, IReadOnlyList<ControlReference> References)
{
    /// <summary>Of whom it is asked.</summary>
    /// <value>The default is the governed alone.</value>
    public IReadOnlyList<Standing> AskedOf { get; init; } = [Standing.Governed];

    /// <summary>Which identities it is about, in words.</summary>
    /// <value>Empty for a control on credentials or their copies: it is about each of them.</value>
    public string AppliesTo { get; init; } = string.Empty;

    /// <summary>When it is not met, in words.</summary>
    public required string NotMetWhen { get; init; }

    /// <summary>How its severity depends on what it finds, in words.</summary>
    /// <value>Empty where it does not.</value>
    public string Weighs { get; init; } = string.Empty;

    /// <summary>References of what it says of some identities alone, such as those of one cloud's benchmark.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<FurtherReference> FurtherReferences { get; init; } = [];

    /// <summary>All that it cites, as citations are written, with whom the further ones are about.</summary>
    internal IEnumerable<string> Citations => References.Select(reference => reference.ToString()).Concat(FurtherReferences.Select(further => $"{further.Reference} ({further.Of})"));

    /// <summary>What an answer about an identity cites.</summary>
    internal IReadOnlyList<ControlReference> ReferencesFor(INonHumanIdentity? identity) => identity is null || FurtherReferences.Count == 0
        ? References
        : [.. References, .. FurtherReferences.Where(further => ReferenceScopes.Holds(further.Of, identity)).Select(further => further.Reference)];
}
