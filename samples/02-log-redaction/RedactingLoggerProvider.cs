using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LogRedaction;

/// <summary>Stands before another provider: what comes to that one holds no secret.</summary>
/// <param name="inner">The provider that writes; disposed with this one.</param>
/// <param name="mask">What masks.</param>
[ProviderAlias("Redacting")]
public sealed class RedactingLoggerProvider(ILoggerProvider inner, SecretMask mask) : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentDictionary<string, RedactingLogger> _loggers = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, name => new RedactingLogger(inner.CreateLogger(name), mask));

    /// <inheritdoc />
    public void SetScopeProvider(IExternalScopeProvider scopeProvider)
    {
        if (inner is ISupportExternalScope scoped)
        {
            scoped.SetScopeProvider(new RedactingScopes(scopeProvider, mask));
        }
    }

    /// <inheritdoc />
    public void Dispose() => inner.Dispose();
}
