using System.Text;

namespace Nhi.Governance.Providers.Tests;

/// <summary>A made-up export as its client writes it.</summary>
/// <param name="Format">The format that knows it, and no other does.</param>
/// <param name="Records">How many records it holds, counted by hand or by other means than the code under test.</param>
/// <param name="Text">The file.</param>
internal sealed record FileSample(string Format, int Records, string Text)
{
    /// <summary>What stands for a secret in every sample, and must come out nowhere.</summary>
    public const string Canary = "c4n4ry";

    /// <summary>What the folder's scope file would say.</summary>
    public IReadOnlyList<(string Name, string Value)> Scope { get; init; } = [];

    public byte[] Content => Encoding.UTF8.GetBytes(Text);
}
