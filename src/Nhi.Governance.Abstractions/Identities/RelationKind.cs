namespace Nhi.Governance;

/// <summary>How two principals, or a principal and something else, belong together.</summary>
public enum RelationKind : byte
{
    /// <summary>The first may act as the second: a role assumed, a token exchanged.</summary>
    CanBecome = 0,

    /// <summary>The first (a controller, a function) runs as the second.</summary>
    RunsAs,

    /// <summary>The first belongs to the second, a system.</summary>
    PartOf,

    /// <summary>The first works by means of the second, which is a principal of its own: a robot its account, an agent its OAuth client, a device its certificate.</summary>
    Holds,
}
