using System.Text;

namespace Nhi.Governance.Secrets.Tests;

internal sealed class FoundSink : IMatchSink
{
    public List<Found> All { get; } = [];

    public void Accept(in SecretMatch match, ReadOnlySpan<byte> text, ReadOnlySpan<byte> secret) =>
        All.Add(new Found(match, Encoding.UTF8.GetString(text), Encoding.UTF8.GetString(secret)));
}
