namespace Nhi.Governance.Tool.Tests;

/// <summary>What the process said.</summary>
public sealed record Said(int Code, string Output, string Error)
{
    public override string ToString() => $"{Code}\n{Output}\n---\n{Error}";

    /// <summary>Exit code, with everything said where it is another.</summary>
    public Said Is(int code)
    {
        Assert.True(Code == code, $"expected {code}, was {this}");
        return this;
    }
}
