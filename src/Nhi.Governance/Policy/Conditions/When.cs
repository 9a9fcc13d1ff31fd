namespace Nhi.Governance;

/// <summary>The words that conditions are written in.</summary>
internal static class When
{
    public static Condition Unknown(FactKey fact) => Is(fact, FactState.Unknown);

    public static Condition None(FactKey fact) => Is(fact, FactState.Absent);

    public static Condition Known(FactKey fact) => Is(fact, FactState.Known);

    public static Condition True(FactKey<bool> fact) => Code(new CodedColumn.Flag(fact), CodedColumn.Flag.True);

    public static Condition False(FactKey<bool> fact) => Code(new CodedColumn.Flag(fact), CodedColumn.Flag.False);

    /// <summary>A rule's test passes.</summary>
    public static Condition Passes(FactTest test) => test switch
    {
        FactTest.Truth truth => truth.Value ? True(truth.Fact) : False(truth.Fact),
        FactTest.Known known => Known(known.Fact),
        FactTest.Absent absent => None(absent.Fact),
        FactTest.NotKnown notKnown => !Known(notKnown.Fact),
        _ => new Condition.Value(test),
    };

    public static Condition Is(FactKey<string> fact, string value) => new Condition.Value(new FactTest.Is(fact, value));

    public static Condition StartsWith(FactKey<string> fact, string prefix) => new Condition.Value(new FactTest.StartsWith(fact, prefix));

    public static Condition Has(FactKey<NameSet> fact, string name) => new Condition.Value(new FactTest.Has(fact, name));

    public static Condition Several(FactKey<NameSet> fact) => new Condition.Value(new FactTest.Several(fact));

    /// <summary>It is of one of these classes, conflict or none.</summary>
    public static Condition Class(params IEnumerable<IdentityClass> classes)
    {
        var codes = classes.Aggregate(0UL, (codes, value) => codes | (1UL << CodedColumn.Label.Of(value, Standing.Governed)));
        return new Condition.Coded(CodedColumn.Label.Instance, codes | (codes << CodedColumn.Label.Conflict));
    }

    /// <summary>The evidence points to several kinds at once.</summary>
    public static Condition Conflict { get; } = new Condition.Coded(CodedColumn.Label.Instance, ulong.MaxValue << CodedColumn.Label.Conflict);

    public static Condition Answers(OwnerRole role, params IEnumerable<OwnerState> states) => Code(new CodedColumn.Answers(role), states.Select(state => (int)state));

    public static Condition Kind(params IEnumerable<CredentialKind> kinds) => Code(CodedColumn.Kind.Instance, kinds.Select(kind => (int)kind));

    public static Condition Passed(Deadline deadline) => Code(new CodedColumn.Reached(deadline), CodedColumn.Reached.Passed);

    public static Condition Ahead(Deadline deadline) => Code(new CodedColumn.Reached(deadline), CodedColumn.Reached.Ahead);

    public static Condition Unknown(Deadline deadline) => Code(new CodedColumn.Reached(deadline), CodedColumn.Reached.Unknown);

    public static Condition Says(NamedCheck check, params IEnumerable<int> answers) => Code(new CodedColumn.Named(check), answers);

    private static Condition.Coded Is(FactKey fact, FactState state) => Code(new CodedColumn.State(fact), (int)state);

    private static Condition.Coded Code(CodedColumn column, params IEnumerable<int> codes) => new Condition.Coded(column, codes.Aggregate(0UL, (mask, code) => mask | (1UL << code)));
}
