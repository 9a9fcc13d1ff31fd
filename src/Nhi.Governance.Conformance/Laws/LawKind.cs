namespace Nhi.Governance.Conformance;

/// <summary>How a law looks at an implementation.</summary>
public enum LawKind
{
    /// <summary>One situation, with whatever values are generated.</summary>
    Situation,

    /// <summary>Any sequence of steps, beside a model that says what must have come of it.</summary>
    Model,
}
