namespace Nhi.Governance;

/// <summary>What the steps of resolution share.</summary>
internal sealed record EstateContext(EstateReading Reading, PrincipalIndex Index, Parties Parties, SubjectIndex Subjects)
{
    /// <summary>Whether the authority that would list a name was read completely.</summary>
    public bool IsCompleteFor(string name) => AwsName.AreaOf(name) is { } area && Reading.IsComplete(area);
}
