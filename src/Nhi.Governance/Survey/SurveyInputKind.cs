namespace Nhi.Governance;

/// <summary>What a survey was pointed at.</summary>
public enum SurveyInputKind : byte
{
    /// <summary>A file or folder. The default.</summary>
    Path = 0,

    /// <summary>A repository, with its history.</summary>
    Repository,

    /// <summary>A value that exports lack, as <c>name=value</c>.</summary>
    Scope,
}
