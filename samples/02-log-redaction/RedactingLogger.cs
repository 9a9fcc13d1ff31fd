using Microsoft.Extensions.Logging;

namespace LogRedaction;

/// <summary>Masks the message, the values behind it and the exception of each entry before another logger has them.</summary>
internal sealed class RedactingLogger(ILogger inner, SecretMask mask) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(MaskedState.Of(state, mask)!);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
        {
            return;
        }

        // The whole message is masked, not its parts: a key id in one value and its secret in another are seen together.
        var message = mask.Mask(formatter(state, exception));
        inner.Log(logLevel, eventId, MaskedState.Of(state, mask), MaskedException.Of(exception, mask), (_, _) => message);
    }
}
