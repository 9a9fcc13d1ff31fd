namespace Nhi.Governance;

/// <summary>Where a document stands.</summary>
/// <param name="Document">Its name, as it was given to the reader.</param>
/// <param name="Path">Its path below the source, or what stands for one.</param>
public sealed record DocumentPlace(string Document, string Path)
{
    /// <summary>In a history: the commit that brought it there; <see langword="null"/> elsewhere, and for what no commit reaches.</summary>
    public DocumentCommit? Commit { get; init; }

    /// <summary>In a history: the commit that took it away or replaced it; <see langword="null"/> while it stands, or where no commit did.</summary>
    public DocumentCommit? Until { get; init; }

    /// <summary>In a history: whether it stands in the files of the checked-out branch; <see langword="null"/> elsewhere.</summary>
    public bool? AtHead { get; init; }

    /// <summary>Lines of the document before the first that a person would count: the head of a commit before its message. 0 by default.</summary>
    public int LinesBefore { get; init; }
}
