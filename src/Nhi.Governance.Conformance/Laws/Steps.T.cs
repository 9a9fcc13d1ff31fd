using System.Globalization;

namespace Nhi.Governance.Conformance;

/// <summary>What is done one after the other. Prints every step on a line of its own, where FsCheck would cut the list.</summary>
/// <typeparam name="T">A record that prints itself.</typeparam>
/// <param name="items">The steps.</param>
internal sealed class Steps<T>(IReadOnlyList<T> items)
{
    public IReadOnlyList<T> Items { get; } = items;

    public override string ToString() =>
        Items.Count == 0 ? "  (no step)" : string.Join(Environment.NewLine, Items.Select((step, at) => string.Create(CultureInfo.InvariantCulture, $"  {at + 1}. {step}")));
}
