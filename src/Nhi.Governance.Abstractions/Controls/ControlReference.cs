namespace Nhi.Governance;

/// <summary>Points into a standard.</summary>
/// <param name="Framework">The framework, such as <c>OWASP-NHI</c>.</param>
/// <param name="Version">Its version, such as <c>2025</c>; empty where the framework has none.</param>
/// <param name="Id">The id in it, such as <c>NHI7</c>.</param>
public sealed record ControlReference(string Framework, string Version, string Id)
{
    /// <summary>Framework, version and id.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Version.Length == 0 ? $"{Framework} {Id}" : $"{Framework} {Version} {Id}";
}
