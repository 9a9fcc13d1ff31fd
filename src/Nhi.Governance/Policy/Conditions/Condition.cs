namespace Nhi.Governance;

/// <summary>When something is so: a closed language, so that one statement is judged one by one with words, and in bulk with bits.</summary>
internal abstract record Condition
{
    /// <summary>Nothing else is asked.</summary>
    public static Condition Always { get; } = new All([]);

    public static Condition operator &(Condition left, Condition right) => new All([left, right]);

    public static Condition operator |(Condition left, Condition right) => new Any([left, right]);

    public static Condition operator !(Condition condition) => new Not(condition);

    public abstract bool Holds(in Subject subject);

    /// <summary>A column has one of some codes.</summary>
    /// <param name="Column">The column.</param>
    /// <param name="Accepted">A bit for each code that is accepted.</param>
    public sealed record Coded(CodedColumn Column, ulong Accepted) : Condition
    {
        public override bool Holds(in Subject subject) => (Accepted >> Column.CodeOf(subject) & 1) != 0;
    }

    /// <summary>A fact's value passes a test.</summary>
    /// <param name="Test">The test.</param>
    public sealed record Value(FactTest Test) : Condition
    {
        public override bool Holds(in Subject subject) => Test.Holds(subject.Facts);
    }

    /// <summary>All of them hold.</summary>
    /// <param name="Of">The conditions.</param>
    public sealed record All(IReadOnlyList<Condition> Of) : Condition
    {
        public override bool Holds(in Subject subject)
        {
            foreach (var condition in Of)
            {
                if (!condition.Holds(subject))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>One of them holds.</summary>
    /// <param name="Of">The conditions.</param>
    public sealed record Any(IReadOnlyList<Condition> Of) : Condition
    {
        public override bool Holds(in Subject subject)
        {
            foreach (var condition in Of)
            {
                if (condition.Holds(subject))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>It does not hold.</summary>
    /// <param name="Of">The condition.</param>
    public sealed record Not(Condition Of) : Condition
    {
        public override bool Holds(in Subject subject) => !Of.Holds(subject);
    }
}
