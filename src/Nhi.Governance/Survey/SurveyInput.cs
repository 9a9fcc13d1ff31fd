namespace Nhi.Governance;

/// <summary>Something that a survey was asked to read, as it was named.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
public sealed record SurveyInput(SurveyInputKind Kind, string Name)
{
    /// <summary>How reports write it.</summary>
    /// <returns>The name, a repository's with <c>git</c> before it.</returns>
    public override string ToString() => Kind == SurveyInputKind.Repository ? "git " + Name : Name;
}
