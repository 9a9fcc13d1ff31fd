using System.Buffers.Binary;

namespace Nhi.Governance.FormatTables;

/// <summary>
/// Turns shapes into programs for the verifier. Numbers are 16 bits, small end first. What a program costs at most is computed with it, and a
/// program that could cost too much is refused: so the verifier needs no other bound.
/// </summary>
internal sealed class ShapeCompiler
{
    private const int MostSteps = 20_000;

    private readonly List<byte> _code = [];
    private readonly List<ByteSet> _sets = [];
    private ByteSet _end;

    private enum Op : byte
    {
        End = 0,
        Literal = 1,
        Set = 2,
        Run = 3,
        Span = 4,
        Backtrack = 5,
        Choice = 6,
        Jump = 7,
        ValueStart = 8,
        ValueEnd = 9,
    }

    public byte[] Code => [.. _code];

    public byte[] Sets => [.. _sets.SelectMany(static s => s.ToBytes())];

    /// <summary>The number of a set. Programs have a byte for it, so all of them are compiled before the sets of the rows are asked for.</summary>
    public int SetOf(ByteSet set)
    {
        int index = _sets.IndexOf(set);
        if (index >= 0)
        {
            return index;
        }

        _sets.Add(set);
        return _sets.Count - 1;
    }

    /// <summary>Writes a program.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="after">The bytes that must not stand after it.</param>
    /// <returns>Where the program starts.</returns>
    public int Compile(Shape shape, ByteSet after)
    {
        _end = ~after;
        int start = _code.Count;
        double steps = Emit([shape], _end) + 1;
        Add(Op.End);
        if (steps > MostSteps)
        {
            throw new FormatException($"the shape is too ambiguous: {steps:0} steps");
        }

        return start;
    }

    private byte CodeOf(ByteSet set) =>
        SetOf(set) is var number and <= byte.MaxValue ? (byte)number : throw new FormatException("more than 256 different sets of bytes");

    // Writes the parts and returns what they cost at most, all that follows counted as one step: a run that may be too long multiplies.
    private double Emit(IReadOnlyList<Shape> parts, ByteSet follow)
    {
        double cost = 0;
        double factor = 1;
        for (int i = 0; i < parts.Count; i++)
        {
            Shape part = parts[i];
            ByteSet next = parts.Skip(i + 1).Reverse().Aggregate(follow, static (after, p) => p.First(after));
            switch (part)
            {
                case Shape.One { Set.Count: 1 }:
                    int literals = parts.Skip(i).TakeWhile(static p => p is Shape.One { Set.Count: 1 }).Count();
                    Add(Op.Literal);
                    _code.Add((byte)literals);
                    for (int k = 0; k < literals; k++)
                    {
                        _code.Add(((Shape.One)parts[i + k]).Set.Bytes().Single());
                    }

                    i += literals - 1;
                    cost += factor;
                    break;
                case Shape.One one:
                    Add(Op.Set);
                    _code.Add(CodeOf(one.Set));
                    cost += factor;
                    break;
                case Shape.All all:
                    cost += factor * Emit(all.Parts, next);
                    break;
                case Shape.Repeat { Part: Shape.One one } repeat:
                    double ways = EmitRun(one.Set, repeat.Min, repeat.Max, next);
                    cost += factor * (repeat.Max + ways);
                    factor *= Math.Max(1, ways / Period(parts, i + 1));
                    break;
                case Shape.Repeat repeat:
                    cost += factor * Emit(Unroll(repeat), next);
                    break;
                case Shape.Value value:
                    Add(Op.ValueStart);
                    cost += factor * Emit([value.Part], next);
                    Add(Op.ValueEnd);
                    break;
                case Shape.Any any:
                    cost += factor * EmitChoice(any, next);
                    factor *= Overlap(any, next);
                    break;
                default:
                    throw new InvalidOperationException();
            }
        }

        return cost;
    }

    // How far apart the fixed bytes that follow can stand at least: as often as that what is behind them may be tried.
    private static int Period(IReadOnlyList<Shape> parts, int from)
    {
        byte[] literal = [.. parts.Skip(from).TakeWhile(static p => p is Shape.One { Set.Count: 1 }).Select(static p => ((Shape.One)p).Set.Bytes().Single())];
        for (int period = 1; period < literal.Length; period++)
        {
            if (literal.AsSpan(period).SequenceEqual(literal.AsSpan(0, literal.Length - period)))
            {
                return period;
            }
        }

        return Math.Max(1, literal.Length);
    }

    private static double Overlap(Shape.Any any, ByteSet follow)
    {
        // As many ways on as choices that can begin with the same byte.
        ByteSet[] firsts = [.. any.Choices.Select(c => c.First(follow))];
        return Enumerable.Range(0, 256).Max(b => firsts.Count(f => f.Contains(b)));
    }

    private int EmitRun(ByteSet set, int min, int max, ByteSet next)
    {
        bool ambiguous = min != max && !(set & next).IsEmpty;
        Add(min == max ? Op.Run : ambiguous ? Op.Backtrack : Op.Span);
        _code.Add(CodeOf(set));
        Number(min);
        if (min != max)
        {
            Number(max);
        }

        return ambiguous ? max - min + 1 : 1;
    }

    private double EmitChoice(Shape.Any any, ByteSet next)
    {
        Add(Op.Choice);
        _code.Add((byte)any.Choices.Count);
        int table = _code.Count;
        any.Choices.ToList().ForEach(_ => Number(0));
        var jumps = new List<int>();
        double cost = any.Choices.Count;
        for (int i = 0; i < any.Choices.Count; i++)
        {
            Patch(table + (2 * i), _code.Count);
            cost += Emit([any.Choices[i]], next);
            if (i < any.Choices.Count - 1)
            {
                Add(Op.Jump);
                jumps.Add(_code.Count);
                Number(0);
            }
        }

        jumps.ForEach(at => Patch(at, _code.Count));
        return cost;
    }

    // (x){2,4} is x x (x (x)?)?
    private static List<Shape> Unroll(Shape.Repeat repeat)
    {
        if (repeat.Max > 64)
        {
            throw new FormatException("a group is repeated more than 64 times");
        }

        Shape? optional = null;
        for (int i = repeat.Min; i < repeat.Max; i++)
        {
            optional = new Shape.Any([optional is null ? repeat.Part : new Shape.All([repeat.Part, optional]), new Shape.All([])]);
        }

        List<Shape> parts = [.. Enumerable.Repeat(repeat.Part, repeat.Min)];
        if (optional is not null)
        {
            parts.Add(optional);
        }

        return parts;
    }

    private void Add(Op op) => _code.Add((byte)op);

    private void Number(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, checked((ushort)value));
        _code.AddRange(bytes);
    }

    private void Patch(int at, int value)
    {
        _code[at] = (byte)value;
        _code[at + 1] = checked((byte)(value >> 8));
    }
}
