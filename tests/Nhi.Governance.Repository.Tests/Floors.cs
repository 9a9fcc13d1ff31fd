namespace Nhi.Governance.Repository;

/// <summary>The floors of the house: a project uses only floors below its own, or a project it is a part of by name.</summary>
internal static class Floors
{
    public static int? Of(string project) => project switch
    {
        "Nhi.Governance.Abstractions" => 0,
        "Nhi.Governance.Secrets" => 1,
        "Nhi.Governance" => 2,
        "Nhi.Governance.Tool" => 4,
        _ when IsOrIsPartOf(project, "Nhi.Governance.Providers")
            || IsOrIsPartOf(project, "Nhi.Governance.Storage")
            || IsOrIsPartOf(project, "Nhi.Governance.Conformance")
            || IsOrIsPartOf(project, "Nhi.Governance.Testing") => 3,
        _ => null,
    };

    /// <summary>Why a project may not refer to another; null where it may.</summary>
    public static string? Objection(string from, string to)
    {
        if (Of(from) is not { } floor)
        {
            return $"{from} stands on no floor: give it one";
        }

        if (Of(to) is not { } below)
        {
            return $"{to}, which {from} refers to, stands on no floor";
        }

        if (string.Equals(from, "Nhi.Governance.Secrets", StringComparison.Ordinal))
        {
            return $"{from} is usable alone and refers to nothing, yet refers to {to}";
        }

        return below < floor || (floor == 3 && IsOrIsPartOf(from, to)) ? null : $"{from} (floor {floor}) refers to {to} (floor {below})";
    }

    private static bool IsOrIsPartOf(string project, string whole) =>
        string.Equals(project, whole, StringComparison.Ordinal) || project.StartsWith(whole + ".", StringComparison.Ordinal);
}
