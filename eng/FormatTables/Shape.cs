namespace Nhi.Governance.FormatTables;

/// <summary>A shape: what a credential looks like, byte by byte, of bounded length.</summary>
internal abstract record Shape
{
    private Shape()
    {
    }

    /// <summary>One byte of a set.</summary>
    public sealed record One(ByteSet Set) : Shape;

    /// <summary>One after the other.</summary>
    public sealed record All(IReadOnlyList<Shape> Parts) : Shape;

    /// <summary>The first that leads to a match.</summary>
    public sealed record Any(IReadOnlyList<Shape> Choices) : Shape;

    /// <summary>As often as possible between two bounds.</summary>
    public sealed record Repeat(Shape Part, int Min, int Max) : Shape;

    /// <summary>The part that is reported.</summary>
    public sealed record Value(Shape Part) : Shape;

    public int MinLength => this switch
    {
        One => 1,
        All all => all.Parts.Sum(static p => p.MinLength),
        Any any => any.Choices.Min(static p => p.MinLength),
        Repeat repeat => repeat.Min * repeat.Part.MinLength,
        Value value => value.Part.MinLength,
        _ => throw new InvalidOperationException(),
    };

    public int MaxLength => this switch
    {
        One => 1,
        All all => all.Parts.Sum(static p => p.MaxLength),
        Any any => any.Choices.Max(static p => p.MaxLength),
        Repeat repeat => repeat.Max * repeat.Part.MaxLength,
        Value value => value.Part.MaxLength,
        _ => throw new InvalidOperationException(),
    };

    public bool HasValue => this switch
    {
        Value => true,
        All all => all.Parts.Any(static p => p.HasValue),
        Any any => any.Choices.Any(static p => p.HasValue),
        Repeat repeat => repeat.Part.HasValue,
        _ => false,
    };

    /// <summary>The bytes it can begin with; where it can be empty, also those of what follows.</summary>
    public ByteSet First(ByteSet follow) => this switch
    {
        One one => one.Set,
        All all => all.Parts.Reverse().Aggregate(follow, static (after, part) => part.First(after)),
        Any any => any.Choices.Aggregate(ByteSet.None, (set, part) => set | part.First(follow)),
        Repeat repeat => repeat.Min == 0 ? repeat.Part.First(follow) | follow : repeat.Part.First(follow),
        Value value => value.Part.First(follow),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The bytes it can end with; where it can be empty, also those of what stands before.</summary>
    public ByteSet Last(ByteSet before) => this switch
    {
        One one => one.Set,
        All all => all.Parts.Aggregate(before, static (set, part) => part.Last(set)),
        Any any => any.Choices.Aggregate(ByteSet.None, (set, part) => set | part.Last(before)),
        Repeat repeat => repeat.Min == 0 ? repeat.Part.Last(before) | before : repeat.Part.Last(before),
        Value value => value.Part.Last(before),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The sets of its bytes, in order; every alternative and repetition once.</summary>
    public IEnumerable<ByteSet> Sets() => this switch
    {
        One one => [one.Set],
        All all => all.Parts.SelectMany(static p => p.Sets()),
        Any any => any.Choices.SelectMany(static p => p.Sets()),
        Repeat repeat => repeat.Part.Sets(),
        Value value => value.Part.Sets(),
        _ => throw new InvalidOperationException(),
    };
}
