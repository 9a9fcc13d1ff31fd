using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Conformance;

/// <summary>Makes and shortens sequences of steps.</summary>
internal static class Steps
{
    /// <summary>One step or more.</summary>
    /// <param name="step">Makes one.</param>
    /// <param name="most">The most there are, however large the values are to be.</param>
    public static Gen<Steps<T>> Of<T>(Gen<T> step, int most) =>
        Gen.Choose(1, most).SelectMany(step.ArrayOf).Select(steps => new Steps<T>(steps));

    /// <summary>The same without some of the steps: halves first, single steps last.</summary>
    public static IEnumerable<Steps<T>> Shorter<T>(Steps<T> steps)
    {
        for (var width = steps.Items.Count / 2; width > 0; width /= 2)
        {
            for (var at = 0; at + width <= steps.Items.Count; at += width)
            {
                yield return new Steps<T>([.. steps.Items.Take(at), .. steps.Items.Skip(at + width)]);
            }
        }
    }
}
