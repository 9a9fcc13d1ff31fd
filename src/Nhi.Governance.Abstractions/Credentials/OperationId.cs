namespace Nhi.Governance;

/// <summary>Names one attempt to change something outside. The same id is journaled before the effect, sent where the issuer takes one, and found again afterwards.</summary>
/// <param name="Value">The id.</param>
public readonly record struct OperationId(Guid Value)
{
    /// <summary>Makes a new id.</summary>
    /// <returns>An id nobody has used.</returns>
    public static OperationId New() => new(Guid.NewGuid());

    /// <summary>The id as text.</summary>
    /// <returns>32 digits with hyphens.</returns>
    public override string ToString() => Value.ToString("D");
}
