namespace Nhi.Governance;

/// <summary>What a source reports. Identities, attachments and rejections of a file add up to its records.</summary>
public abstract record SourceEvent
{
    private SourceEvent()
    {
    }

    /// <summary>A record that is an identity.</summary>
    /// <param name="Value">What was seen.</param>
    public sealed record Observed(Observation Value) : SourceEvent;

    /// <summary>A record that says something of other identities.</summary>
    /// <param name="Values">What it says, possibly of several.</param>
    public sealed record Attached(IReadOnlyList<Attachment> Values) : SourceEvent;

    /// <summary>A record or file that could not be read.</summary>
    /// <param name="Where">The place.</param>
    /// <param name="Reason">Why, in words that hold no value of the record.</param>
    public sealed record Rejected(SourcePosition Where, string Reason) : SourceEvent;

    /// <summary>Something a reader should know of a record that was read all the same.</summary>
    /// <param name="Where">The place.</param>
    /// <param name="Text">What, in words that hold no secret.</param>
    public sealed record Noted(SourcePosition Where, string Text) : SourceEvent;

    /// <summary>A place where a secret lies open.</summary>
    /// <param name="Value">The place and what the value tells.</param>
    public sealed record CopyFound(CopySighting Value) : SourceEvent;

    /// <summary>A structured file that no format knows.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Reason">Why it is not known.</param>
    public sealed record Unrecognised(string Path, string Reason) : SourceEvent;

    /// <summary>The end of a file or other unit of reading.</summary>
    /// <param name="Value">What was read and how completely.</param>
    public sealed record Completed(SourceSummary Value) : SourceEvent;
}
