namespace Nhi.Governance;

/// <summary>A fact: unknown, absent or known, with where it came from.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="State">Unknown by default.</param>
/// <param name="Value">The value where known, else the type's default.</param>
/// <param name="Source">Where it was read; empty where unknown.</param>
public readonly record struct Fact<T>(FactState State, T? Value, string Source)
{
    /// <summary>Whether there is a value.</summary>
    public bool IsKnown => State == FactState.Known;

    /// <summary>Whether it is known to be none.</summary>
    public bool IsAbsent => State == FactState.Absent;

    /// <summary>Whether nobody asked or answered.</summary>
    public bool IsUnknown => State == FactState.Unknown;

    /// <summary>Gets the value where there is one.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is known.</returns>
    public bool TryGet([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
    {
        value = Value;
        return State == FactState.Known;
    }
}
