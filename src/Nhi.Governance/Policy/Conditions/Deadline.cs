namespace Nhi.Governance;

/// <summary>An instant after which a control answers otherwise. Kept in a static field: two are the same only where they are one.</summary>
internal abstract class Deadline(string name)
{
    /// <summary>Nothing tells it.</summary>
    public const long Unknown = -2;

    /// <summary>It is known that there is none.</summary>
    public const long Never = -1;

    /// <summary>The fact that alone tells it; <see langword="null"/> where it takes more.</summary>
    public virtual FactKey? Key => null;

    /// <summary>The last instant that is still within it in UTC ticks, or <see cref="Unknown"/> or <see cref="Never"/>.</summary>
    public abstract long TicksOf(in Subject subject);

    public override string ToString() => name;

    /// <summary>The instant a time after another, or the end of all time.</summary>
    public static long Later(DateTimeOffset start, TimeSpan span) =>
        span > DateTimeOffset.MaxValue - start ? DateTimeOffset.MaxValue.UtcTicks : span < DateTimeOffset.MinValue - start ? 0 : (start + span).UtcTicks;

    /// <summary>A time after a fact.</summary>
    public sealed class OfFact(FactKey<DateTimeOffset> fact, Func<ControlPolicy, TimeSpan>? after = null) : Deadline(fact.Name)
    {
        public override FactKey Key => fact;

        public override long TicksOf(in Subject subject) => subject.Facts.Get(fact) switch
        {
            { IsKnown: true, Value: var start } => Later(start, after?.Invoke(subject.Context.Policy) ?? TimeSpan.Zero),
            { IsAbsent: true } => Never,
            _ => Unknown,
        };
    }

    /// <summary>An instant that code works out.</summary>
    public sealed class Computed(string name, Func<Subject, long> ticks) : Deadline(name)
    {
        public override long TicksOf(in Subject subject) => ticks(subject);
    }
}
