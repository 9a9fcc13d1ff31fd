using Microsoft.Extensions.Logging;

namespace LogRedaction;

/// <summary>Writes an entry a line: the smallest provider there can be, to be seen through.</summary>
/// <param name="output">Where it writes; stays the caller's to dispose.</param>
public sealed class LineLoggerProvider(TextWriter output) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider? _scopes;

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Line(this);

    /// <inheritdoc />
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private void Write(LogLevel level, object? state, string message, Exception? exception)
    {
        var line = new StringWriter();
        line.Write($"{level}: {message}");
        _scopes?.ForEachScope(static (scope, writer) => writer.Write($" | {scope}"), line);
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
        {
            line.Write($" {{{string.Join(", ", values.Select(value => $"{value.Key}={value.Value}"))}}}");
        }

        if (exception is not null)
        {
            line.Write($" ! {exception}");
        }

        lock (output)
        {
            output.WriteLine(line.ToString());
        }
    }

    private sealed class Line(LineLoggerProvider provider) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => provider._scopes?.Push(state);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            provider.Write(logLevel, state, formatter(state, exception), exception);
    }
}
