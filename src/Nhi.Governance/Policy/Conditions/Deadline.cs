namespace Nhi.Governance;

/// <summary>An instant after which a control answers otherwise. Kept in a static field: two are the same only where they are one.</summary>
/// <remarks>It is kept as a mark: <see cref="Unknown"/>, <see cref="Never"/>, or the instant's ticks after these two, so that marks of instants compare as the instants do.</remarks>
internal abstract class Deadline(string name)
{
    /// <summary>Nothing tells it.</summary>
    public const long Unknown = 0;

    /// <summary>It is known that there is none.</summary>
    public const long Never = 1;

    /// <summary>Nothing is ahead: later than the mark of any instant.</summary>
    public const long NoneAhead = long.MaxValue;

    /// <summary>The fact that alone tells it; <see langword="null"/> where it takes more.</summary>
    public virtual FactKey? Key => null;

    /// <summary>The mark of an instant.</summary>
    public static long Mark(DateTimeOffset instant) => instant.UtcTicks + Never + 1;

    /// <summary>The instant of a mark.</summary>
    public static DateTimeOffset Instant(long mark) => new(mark - Never - 1, TimeSpan.Zero);

    /// <summary>The instant a time after another, or the end of all time.</summary>
    public static DateTimeOffset Later(DateTimeOffset start, TimeSpan span) =>
        span > DateTimeOffset.MaxValue - start ? DateTimeOffset.MaxValue : span < DateTimeOffset.MinValue - start ? DateTimeOffset.MinValue : start + span;

    /// <summary>The mark of the instant a time after another.</summary>
    public static long MarkLater(DateTimeOffset start, TimeSpan span)
    {
        var ticks = start.UtcTicks;
        return (span.Ticks > DateTimeOffset.MaxValue.UtcTicks - ticks ? DateTimeOffset.MaxValue.UtcTicks : Math.Max(0, ticks + span.Ticks)) + Never + 1;
    }

    /// <summary>The mark of the last instant that is still within it.</summary>
    public abstract long MarkOf(in Subject subject);

    /// <summary>The mark by the fact that alone tells it, without looking for that again.</summary>
    public virtual long MarkOf(in Subject subject, FactEntry fact) => MarkOf(subject);

    public override string ToString() => name;

    /// <summary>A time after a fact.</summary>
    public sealed class OfFact(FactKey<DateTimeOffset> fact, Func<ControlPolicy, TimeSpan>? after = null) : Deadline(fact.Name)
    {
        public override FactKey Key => fact;

        public override long MarkOf(in Subject subject) => subject.Facts.Find(fact) is { } entry ? MarkOf(subject, entry) : Unknown;

        public override long MarkOf(in Subject subject, FactEntry fact) =>
            fact.Value is DateTimeOffset start ? after is null ? Mark(start) : MarkLater(start, after(subject.Context.Policy)) : Never;
    }

    /// <summary>The end of an attestation.</summary>
    public sealed class OfAttestation(OwnerRole role) : Deadline($"the attestation of the {role} owner")
    {
        public OwnerRole Role => role;

        public static long MarkOf(Owner owner) => owner switch
        {
            { State: OwnerState.Attested, Until: { } until } => Mark(until),
            { State: OwnerState.Attested } => Never,
            _ => Unknown,
        };

        public override long MarkOf(in Subject subject) => CodedColumn.Answers.In(subject.Identity, role) is { } owner ? MarkOf(owner) : Unknown;
    }

    /// <summary>An instant that code works out.</summary>
    public sealed class Computed(string name, Func<Subject, long> mark) : Deadline(name)
    {
        public override long MarkOf(in Subject subject) => mark(subject);
    }
}
