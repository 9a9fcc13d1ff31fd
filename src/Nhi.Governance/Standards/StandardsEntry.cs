namespace Nhi.Governance;

/// <summary>One entry of a standard.</summary>
/// <param name="Framework">The framework, such as <c>OWASP-NHI</c>.</param>
/// <param name="Version">Its version; empty where it is cited without one.</param>
/// <param name="Id">The id in it; empty for the standard as a whole.</param>
/// <param name="Title">The title, or a short one of our own where the standard's words are not free to copy.</param>
public sealed record StandardsEntry(string Framework, string Version, string Id, string Title)
{
    /// <summary>The entry as findings cite it.</summary>
    public ControlReference Reference => new(Framework, Version, Id);
}
