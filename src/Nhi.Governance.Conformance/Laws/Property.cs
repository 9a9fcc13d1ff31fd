using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Nhi.Governance.Conformance;

/// <summary>Tries a law on generated values, and on smaller ones where it fails. FsCheck makes the values; its own runner would block a thread for each law that waits.</summary>
internal static class Property
{
    private const int MostShrinks = 150;
    private const int LargestSize = 40;

    /// <summary>Tries a law on as many values as asked.</summary>
    /// <typeparam name="T">Type of the values. Prints itself in a way a reader can repeat.</typeparam>
    /// <param name="values">Makes them.</param>
    /// <param name="shrink">Smaller values than one that failed, most promising first.</param>
    /// <param name="run">Where randomness starts.</param>
    /// <param name="cases">How many values.</param>
    /// <param name="holdsAsync">The law: throws where it is not kept.</param>
    /// <param name="cancellationToken">Stops it between two values.</param>
    /// <exception cref="LawBrokenException">It is not kept: with the smallest value found.</exception>
    public static async Task ForAllAsync<T>(
        Gen<T> values, Func<T, IEnumerable<T>> shrink, LawRun run, int cases, Func<T, Task> holdsAsync, CancellationToken cancellationToken = default)
    {
        for (var at = 0; at < cases; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var size = 1 + (LargestSize * at / cases);
            var value = values.Sample(1, new Rnd(SeedOf(run, at)), size).Single();
            if (await BreaksAsync(value, holdsAsync, declines: true, cancellationToken).ConfigureAwait(false) is { } broken)
            {
                var (smallest, why, shrunk) = await SmallestAsync(value, broken, shrink, holdsAsync, cancellationToken).ConfigureAwait(false);
                throw new LawBrokenException(
                    string.Create(CultureInfo.InvariantCulture, $"{Words(why)}{Environment.NewLine}Case {at + 1} of {cases}, made smaller {shrunk} times:{Environment.NewLine}{smallest}"), why);
            }
        }
    }

    /// <summary>A law on values that need no shrinking.</summary>
    public static Task ForAllAsync<T>(Gen<T> values, LawRun run, int cases, Func<T, Task> holdsAsync, CancellationToken cancellationToken = default) =>
        ForAllAsync(values, static _ => [], run, cases, holdsAsync, cancellationToken);

    /// <summary>A seed for each case that is far from the others. FsCheck's generator goes ahead by a fixed stride: seeds a multiple of it apart make the same values, shifted.</summary>
    private static ulong SeedOf(LawRun run, int at)
    {
        unchecked
        {
            var mixed = (run.Seed ^ ((ulong)at + 1)) * 0xD6E8FEB86659FD93;
            mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
            return mixed ^ (mixed >> 32);
        }
    }

    private static async Task<(T Smallest, Exception Why, int Shrunk)> SmallestAsync<T>(
        T value, Exception why, Func<T, IEnumerable<T>> shrink, Func<T, Task> holdsAsync, CancellationToken cancellationToken)
    {
        var tried = 0;
        var shrunk = 0;
        for (var smaller = true; smaller;)
        {
            smaller = false;
            foreach (var candidate in shrink(value))
            {
                if (tried++ >= MostShrinks)
                {
                    return (value, why, shrunk);
                }

                if (await BreaksAsync(candidate, holdsAsync, declines: false, cancellationToken).ConfigureAwait(false) is { } broken)
                {
                    (value, why, smaller) = (candidate, broken, true);
                    shrunk++;
                    break;
                }
            }
        }

        return (value, why, shrunk);
    }

    private static async Task<Exception?> BreaksAsync<T>(T value, Func<T, Task> holdsAsync, bool declines, CancellationToken cancellationToken)
    {
        try
        {
            await holdsAsync(value).ConfigureAwait(false);
            return null;
        }
        catch (LawDeclinedException) when (!declines)
        {
            return null;
        }
        catch (Exception broken) when (broken is not LawDeclinedException && (broken is not OperationCanceledException || !cancellationToken.IsCancellationRequested))
        {
            return broken;
        }
    }

    private static string Words(Exception broken) => broken is LawBrokenException ? broken.Message : $"it threw {broken.GetType().Name}: {broken.Message}";
}
