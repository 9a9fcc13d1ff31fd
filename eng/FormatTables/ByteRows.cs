using System.Runtime.InteropServices;

namespace Nhi.Governance.FormatTables;

/// <summary>
/// The bytes in a row that most values have, and what stands behind a word in ordinary text seldom: where there is no such row, the word announces nothing.
/// The scanner knows the same bytes and lengths.
/// </summary>
internal static class ByteRows
{
    private const int Length = 16;
    private const int MostOffset = 4;

    private static readonly ByteSet Bytes = ByteSet.Word | ByteSet.Of('+') | ByteSet.Of('-') | ByteSet.Of('/') | ByteSet.Of('=');

    /// <summary>Whether every match of a shape has a row that begins near its start.</summary>
    public static bool HasOne(Shape shape) => Pass(shape, new State(0, 0, 0, -1)).Found is >= 0 and <= MostOffset;

    private static State Pass(Shape shape, State state) => shape switch
    {
        Shape.One one => state.Add(one.Set, 1, 1),
        Shape.Repeat { Part: Shape.One one } repeat => state.Add(one.Set, repeat.Min, repeat.Max),
        Shape.Repeat repeat => Enumerable.Range(1, repeat.Max).Aggregate(state, (now, time) => time <= repeat.Min ? Pass(repeat.Part, now) : now.Or(Pass(repeat.Part, now))),
        Shape.All all => all.Parts.Aggregate(state, static (now, part) => Pass(part, now)),
        Shape.Any any => any.Choices.Select(choice => Pass(choice, state)).Aggregate(static (x, y) => x.Or(y)),
        Shape.Value value => Pass(value.Part, state),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>What is known at a place of a match.</summary>
    /// <param name="Offset">How far from the start the place is at most.</param>
    /// <param name="Row">How long the row that ends at the place is at least.</param>
    /// <param name="Start">How far from the start that row begins at most.</param>
    /// <param name="Found">The same of the first row that is long enough, or -1.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct State(int Offset, int Row, int Start, int Found)
    {
        public State Add(ByteSet bytes, int min, int max)
        {
            if (!(bytes & ~Bytes).IsEmpty)
            {
                return new State(Offset + max, 0, Offset + max, Found);
            }

            return new State(Offset + max, Row + min, Start, Found < 0 && Row + min >= Length ? Start : Found);
        }

        public State Or(State other) => new(
            Math.Max(Offset, other.Offset),
            Math.Min(Row, other.Row),
            Math.Max(Start, other.Start),
            Found < 0 || other.Found < 0 ? -1 : Math.Max(Found, other.Found));
    }
}
