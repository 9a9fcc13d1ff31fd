using System.Text;

namespace Nhi.Governance.Providers.Git;

/// <summary>Some objects, as <c>cat-file --batch</c> is fed them: one id a line.</summary>
internal sealed class GitObjectBatch(ReadOnlyMemory<byte> lines, int stride)
{
    public int Count => lines.Length / stride;

    public string this[int index] => Encoding.ASCII.GetString(lines.Span.Slice(index * stride, stride - 1));

    public ReadOnlyMemory<byte> From(int index) => lines[(index * stride)..];
}
