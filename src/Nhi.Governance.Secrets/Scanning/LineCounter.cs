using System.Runtime.InteropServices;

namespace Nhi.Governance.Secrets;

/// <summary>Counts lines forwards through a text that is seen piece by piece.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct LineCounter
{
    private long _line;
    private long _lineStart;

    /// <summary>The offset up to which lines are counted.</summary>
    public long Position { get; private set; }

    /// <summary>The line at <see cref="Position"/>, from 1.</summary>
    public readonly int Line => Saturate(_line + 1);

    /// <summary>The column at <see cref="Position"/>, from 1, in bytes.</summary>
    public readonly int Column => Saturate(Position - _lineStart + 1);

    /// <summary>Goes on past <paramref name="text"/>, which starts at <see cref="Position"/>.</summary>
    public void Advance(ReadOnlySpan<byte> text)
    {
        int last = text.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            _line += text[..(last + 1)].Count((byte)'\n');
            _lineStart = Position + last + 1;
        }

        Position += text.Length;
    }

    private static int Saturate(long value) => value > int.MaxValue ? int.MaxValue : (int)value;
}
