namespace Nhi.Governance.Providers.Http;

/// <summary>How long an answer asks to be left alone: seconds, or a date seen from the answer's own clock where it has one.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Of(HttpResponseMessage answer, TimeProvider time) => answer.Headers.RetryAfter switch
    {
        { Delta: { } wait } => Clamp(wait),
        { Date: { } until } => Clamp(until - (answer.Headers.Date ?? time.GetUtcNow())),
        _ => null,
    };

    private static TimeSpan Clamp(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
}
