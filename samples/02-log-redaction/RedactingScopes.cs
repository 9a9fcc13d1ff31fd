using Microsoft.Extensions.Logging;

namespace LogRedaction;

/// <summary>Gives the scopes of a logger masked: they are pushed before the logger is asked, by whoever serves the request.</summary>
internal sealed class RedactingScopes(IExternalScopeProvider inner, SecretMask mask) : IExternalScopeProvider
{
    public void ForEachScope<TState>(Action<object?, TState> callback, TState state) =>
        inner.ForEachScope((scope, outer) => callback(MaskedState.Of(scope, mask), outer), state);

    public IDisposable Push(object? state) => inner.Push(state);
}
