using System.Runtime.InteropServices;

namespace Nhi.Governance;

/// <summary>Counts lines and columns, in bytes, forwards through a text that is seen piece by piece.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct TextPosition
{
    private long _lines;
    private long _lineStart;

    /// <summary>The offset up to which is counted.</summary>
    public long Position { get; private set; }

    public readonly int Line => (int)Math.Min(int.MaxValue, _lines + 1);

    public readonly int Column => (int)Math.Min(int.MaxValue, Position - _lineStart + 1);

    public void Advance(ReadOnlySpan<byte> text)
    {
        var last = text.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            _lines += text[..(last + 1)].Count((byte)'\n');
            _lineStart = Position + last + 1;
        }

        Position += text.Length;
    }
}
