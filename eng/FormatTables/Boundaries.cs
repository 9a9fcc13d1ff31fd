namespace Nhi.Governance.FormatTables;

/// <summary>What must not stand before and after a match, and how much a shape says by itself.</summary>
internal static class Boundaries
{
    private const int Several = 8;

    /// <summary>
    /// Before a shape that begins with a fixed letter or digit: letters and digits. Before one that begins with a class: that class, letters,
    /// digits and the underscore; a sign of equality may stand there, for it assigns. Before any other: the same byte.
    /// </summary>
    public static ByteSet Before(Shape shape, int lead)
    {
        ByteSet first = shape.First(ByteSet.None);
        if ((first & ~ByteSet.LettersAndDigits).IsEmpty && lead > 0)
        {
            return ByteSet.LettersAndDigits;
        }

        return lead > 0 ? first : (first | ByteSet.Word) & ~ByteSet.Of('=');
    }

    /// <summary>What the shape can end with or its last class holds; where a letter or digit is among it, all of them and the underscore.</summary>
    public static ByteSet After(Shape shape)
    {
        ByteSet last = shape.Last(ByteSet.None) | Variable(shape);
        return (last & ByteSet.LettersAndDigits).IsEmpty ? last : last | ByteSet.Word;
    }

    /// <summary>The last class of more than a few bytes.</summary>
    public static ByteSet Variable(Shape shape) => shape.Sets().LastOrDefault(static s => s.Count > Several);

    /// <summary>How many bits a match has that are not left to chance.</summary>
    public static double Bits(Shape shape) => shape switch
    {
        Shape.One one => 8 - Math.Log2(one.Set.Count),
        Shape.All all => all.Parts.Sum(Bits),
        Shape.Any any => any.Choices.Min(Bits),
        Shape.Repeat repeat => repeat.Min * Bits(repeat.Part),
        Shape.Value value => Bits(value.Part),
        _ => throw new InvalidOperationException(),
    };
}
