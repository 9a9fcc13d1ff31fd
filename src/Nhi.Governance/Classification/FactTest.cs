namespace Nhi.Governance;

/// <summary>A test of one fact: the closed list of predicates that rules are written in, so that a rule is data and explains itself.</summary>
public abstract record FactTest
{
    private FactTest()
    {
    }

    /// <summary>The fact that is tested.</summary>
    public abstract FactKey Key { get; }

    /// <summary>Whether the facts pass.</summary>
    /// <param name="facts">The facts.</param>
    /// <returns>Whether they pass; an unknown fact passes only <see cref="NotKnown"/>.</returns>
    public abstract bool Holds(FactSet facts);

    /// <summary>What was tested and found, in words.</summary>
    /// <param name="facts">Facts that passed.</param>
    /// <returns>A clause.</returns>
    public virtual string Describe(FactSet facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Find(Key) is { State: FactState.Known } entry ? $"{Key.Meaning}: {entry.Value} ({entry.Source})" : $"{Key.Meaning}: none known";
    }

    /// <summary>What has to be so, in words.</summary>
    /// <returns>A clause.</returns>
    public string Demand() => $"{Key.Meaning}: {Wanted}";

    private protected abstract string Wanted { get; }

    /// <summary>Whether a known fact's value passes: asked one by one, and in bulk once for each value.</summary>
    /// <exception cref="NotSupportedException">It asks for the state of a fact, and for no value.</exception>
    internal virtual bool Passes(object value) => throw new NotSupportedException($"{GetType().Name} is no test of a value.");

    private protected bool HoldsOfValue(FactSet facts) => facts.Find(Key) is { State: FactState.Known, Value: { } value } && Passes(value);

    /// <summary>The fact is this text.</summary>
    /// <param name="Fact">The fact.</param>
    /// <param name="Value">The text.</param>
    public sealed record Is(FactKey<string> Fact, string Value) : FactTest
    {
        /// <inheritdoc />
        public override FactKey Key => Fact;

        private protected override string Wanted => Value;

        /// <inheritdoc />
        public override bool Holds(FactSet facts) => HoldsOfValue(facts);

        internal override bool Passes(object value) => value is string text && string.Equals(text, Value, StringComparison.Ordinal);
    }

    /// <summary>The fact is a text that begins so.</summary>
    /// <param name="Fact">The fact.</param>
    /// <param name="Prefix">The beginning.</param>
    public sealed record StartsWith(FactKey<string> Fact, string Prefix) : FactTest
    {
        /// <inheritdoc />
        public override FactKey Key => Fact;

        private protected override string Wanted => $"{Prefix}…";

        /// <inheritdoc />
        public override bool Holds(FactSet facts) => HoldsOfValue(facts);

        internal override bool Passes(object value) => value is string text && text.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>The fact is a text that ends so.</summary>
    /// <param name="Fact">The fact.</param>
    /// <param name="Suffix">The end.</param>
    public sealed record EndsWith(FactKey<string> Fact, string Suffix) : FactTest
    {
        /// <inheritdoc />
        public override FactKey Key => Fact;

        private protected override string Wanted => $"…{Suffix}";

        /// <inheritdoc />
        public override bool Holds(FactSet facts) => HoldsOfValue(facts);

        internal override bool Passes(object value) => value is string text && text.EndsWith(Suffix, StringComparison.Ordinal);
    }

    /// <summary>The fact is known to be true, or known to be false.</summary>
    /// <param name="Fact">The fact.</param>
    /// <param name="Value">Which.</param>
    public sealed record Truth(FactKey<bool> Fact, bool Value = true) : FactTest
    {
        /// <inheritdoc />
        public override FactKey Key => Fact;

        private protected override string Wanted => Value ? "yes" : "no";

        /// <inheritdoc />
        public override bool Holds(FactSet facts) => facts.Get(Fact).TryGet(out var value) && value == Value;
    }

    /// <summary>The fact is a set that holds this name.</summary>
    /// <param name="Fact">The fact.</param>
    /// <param name="Name">The name.</param>
    public sealed record Has(FactKey<NameSet> Fact, string Name) : FactTest
    {
        /// <inheritdoc />
        public override FactKey Key => Fact;

        private protected override string Wanted => $"{Name} among them";

        /// <inheritdoc />
        public override bool Holds(FactSet facts) => HoldsOfValue(facts);

        internal override bool Passes(object value) => value is NameSet names && names.Contains(Name);
    }

    /// <summary>The fact is a set of two names or more.</summary>
    /// <param name="Fact">The fact.</param>
    public sealed record Several(FactKey<NameSet> Fact) : FactTest
    {
        /// <inheritdoc />
        public override FactKey Key => Fact;

        private protected override string Wanted => "two or more";

        /// <inheritdoc />
        public override bool Holds(FactSet facts) => HoldsOfValue(facts);

        internal override bool Passes(object value) => value is NameSet { Count: > 1 };
    }

    /// <summary>The fact is known, whatever it is.</summary>
    /// <param name="Fact">The fact.</param>
    public sealed record Known(FactKey Fact) : FactTest
    {
        /// <inheritdoc />
        public override FactKey Key => Fact;

        private protected override string Wanted => "known";

        /// <inheritdoc />
        public override bool Holds(FactSet facts) => facts.StateOf(Fact) == FactState.Known;
    }

    /// <summary>The fact is known to be none.</summary>
    /// <param name="Fact">The fact.</param>
    public sealed record Absent(FactKey Fact) : FactTest
    {
        /// <inheritdoc />
        public override FactKey Key => Fact;

        private protected override string Wanted => "known to be none";

        /// <inheritdoc />
        public override bool Holds(FactSet facts) => facts.StateOf(Fact) == FactState.Absent;
    }

    /// <summary>The fact is absent or unknown.</summary>
    /// <param name="Fact">The fact.</param>
    public sealed record NotKnown(FactKey Fact) : FactTest
    {
        /// <inheritdoc />
        public override FactKey Key => Fact;

        private protected override string Wanted => "not known";

        /// <inheritdoc />
        public override bool Holds(FactSet facts) => facts.StateOf(Fact) != FactState.Known;
    }

    /// <summary>The fact passes a named check.</summary>
    /// <param name="Fact">The fact.</param>
    /// <param name="By">The check.</param>
    /// <param name="With">What it compares with.</param>
    public sealed record Check(FactKey Fact, RuleCheck By, string With) : FactTest
    {
        /// <inheritdoc />
        public override FactKey Key => Fact;

        private protected override string Wanted => $"{By.Meaning} {With}";

        /// <inheritdoc />
        public override bool Holds(FactSet facts) => HoldsOfValue(facts);

        internal override bool Passes(object value) => By.Of.IsInstanceOfType(value) && By.Passes(value, With);
    }
}
