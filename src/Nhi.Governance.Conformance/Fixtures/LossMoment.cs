namespace Nhi.Governance.Conformance;

/// <summary>When an answer is lost.</summary>
public enum LossMoment
{
    /// <summary>Before the question arrived: nothing happened.</summary>
    BeforeArrival,

    /// <summary>After the question had its effect.</summary>
    AfterEffect,
}
