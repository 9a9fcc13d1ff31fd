using System.Runtime.CompilerServices;

namespace Nhi.Governance.Tests.Survey;

/// <summary>A source that says what a test wants, and stops where it wants.</summary>
internal sealed class TestSource(params IReadOnlyList<object> items) : IIdentitySource
{
    public string Name => "test";

    /// <summary>Called after each item, with how many were told.</summary>
    public Action<int> After { get; init; } = static _ => { };

    public int Reads { get; private set; }

    public async IAsyncEnumerable<SourceEvent> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Reads++;
        foreach (var (index, item) in items.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return Make.Event(item);
            After(index + 1);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
