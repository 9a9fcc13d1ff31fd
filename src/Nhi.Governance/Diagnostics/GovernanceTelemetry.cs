using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Nhi.Governance;

/// <summary>Names under which a host listens (OpenTelemetry: <c>AddSource</c>, <c>AddMeter</c>). Tags hold names of providers, operations and outcomes, never ids or secrets.</summary>
public static class GovernanceTelemetry
{
    /// <summary>Name of the activity source: one activity for each call to the outside.</summary>
    public const string SourceName = "Nhi.Governance";

    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Nhi.Governance";

    /// <summary>Histogram: seconds a call to the outside took, tagged <c>nhi.provider</c>, <c>nhi.operation</c>, <c>nhi.outcome</c>.</summary>
    public const string CallDuration = "nhi.call.duration";

    internal static ActivitySource Source { get; } = new(SourceName);

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(CallDuration, unit: "s", description: "How long a call to the outside took.");

    /// <summary>Runs a call whose expected failures are values.</summary>
    internal static ValueTask<Outcome<T>> MeasureAsync<T>(string provider, string operation, Func<ValueTask<Outcome<T>>> call, TimeProvider time)
        where T : class =>
        MeasureAsync(provider, operation, call, outcome => outcome.TryGet(out _, out var failure) ? "success" : failure.Kind.ToString(), time);

    /// <summary>Runs a call inside an activity and measures it.</summary>
    internal static async ValueTask<T> MeasureAsync<T>(string provider, string operation, Func<ValueTask<T>> call, Func<T, string> outcome, TimeProvider time)
    {
        using var activity = Source.StartActivity(operation, ActivityKind.Client);
        activity?.SetTag("nhi.provider", provider);
        var started = time.GetTimestamp();
        var ended = "thrown";
        try
        {
            var result = await call().ConfigureAwait(false);
            ended = outcome(result);
            return result;
        }
        catch (OperationCanceledException)
        {
            ended = "cancelled";
            throw;
        }
        finally
        {
            activity?.SetTag("nhi.outcome", ended);
            if (Duration.Enabled)
            {
                Duration.Record(time.GetElapsedTime(started).TotalSeconds, new("nhi.provider", provider), new("nhi.operation", operation), new("nhi.outcome", ended));
            }
        }
    }
}
