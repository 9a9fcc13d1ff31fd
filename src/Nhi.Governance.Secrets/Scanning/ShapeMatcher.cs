using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>
/// Runs the program of a shape. Choices are tried in order and runs are as long as they can be, as in a regular expression. A program that
/// could take many steps is refused when the tables are generated, so there is no other bound.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct ShapeMatcher(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private ReadOnlySpan<byte> _after;

    /// <summary>Where the value starts, when a part of the shape is the value.</summary>
    public int ValueStart { get; private set; }

    /// <summary>Where the value ends.</summary>
    public int ValueEnd { get; private set; }

    /// <summary>How many bytes and instructions were looked at so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Matches a format at a place.</summary>
    /// <returns>Where the match ends, or -1.</returns>
    public int Match(FormatRow format, int start)
    {
        _after = FormatTable.Set(format.After);
        return Run(format.Program, start);
    }

    private int Run(int at, int position)
    {
        ReadOnlySpan<byte> code = FormatTable.Code;
        while (true)
        {
            Steps++;
            switch (code[at])
            {
                case 0: // End
                    return position < _text.Length && _after.Holds(_text[position]) ? -1 : position;
                case 1: // Literal: length, bytes
                    int length = code[at + 1];
                    if (!_text[position..].StartsWith(code.Slice(at + 2, length)))
                    {
                        return -1;
                    }

                    position += length;
                    at += 2 + length;
                    break;
                case 2: // Set: number
                    if (position >= _text.Length || !FormatTable.Set(code[at + 1]).Holds(_text[position]))
                    {
                        return -1;
                    }

                    position++;
                    at += 2;
                    break;
                case 3: // Run: set, count
                    int count = Number(code, at + 2);
                    if (Count(code[at + 1], position, count) < count)
                    {
                        return -1;
                    }

                    position += count;
                    at += 4;
                    break;
                case 4: // Span: set, least, most; what follows cannot be part of it
                    int taken = Count(code[at + 1], position, Number(code, at + 4));
                    if (taken < Number(code, at + 2))
                    {
                        return -1;
                    }

                    position += taken;
                    at += 6;
                    break;
                case 5: // Backtrack: set, least, most
                    return Backtrack(at, position);
                case 6: // Choice: count, places
                    int last = code[at + 1] - 1;
                    for (int i = 0; i < last; i++)
                    {
                        int end = Run(Number(code, at + 2 + (2 * i)), position);
                        if (end >= 0)
                        {
                            return end;
                        }
                    }

                    at = Number(code, at + 2 + (2 * last));
                    break;
                case 7: // Jump: place
                    at = Number(code, at + 1);
                    break;
                case 8:
                    ValueStart = position;
                    at++;
                    break;
                default:
                    ValueEnd = position;
                    at++;
                    break;
            }
        }
    }

    private int Backtrack(int at, int position)
    {
        ReadOnlySpan<byte> code = FormatTable.Code;
        int least = Number(code, at + 2);
        for (int taken = Count(code[at + 1], position, Number(code, at + 4)); taken >= least; taken--)
        {
            int end = Run(at + 6, position + taken);
            if (end >= 0)
            {
                return end;
            }
        }

        return -1;
    }

    private int Count(int set, int position, int most)
    {
        ReadOnlySpan<byte> members = FormatTable.Set(set);
        ReadOnlySpan<byte> rest = _text[position..];
        rest = rest[..Math.Min(rest.Length, most)];
        int count = 0;
        while (count < rest.Length && members.Holds(rest[count]))
        {
            count++;
        }

        Steps += count;
        return count;
    }

    private static int Number(ReadOnlySpan<byte> code, int at) => BinaryPrimitives.ReadUInt16LittleEndian(code[at..]);
}
