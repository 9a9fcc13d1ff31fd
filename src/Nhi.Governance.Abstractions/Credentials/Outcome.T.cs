using System.Diagnostics.CodeAnalysis;

namespace Nhi.Governance;

/// <summary>A value, or why there is none.</summary>
/// <remarks>The default value is a failure that may have had its effect: nobody has answered.</remarks>
/// <typeparam name="T">Type of the value.</typeparam>
public readonly struct Outcome<T> : IEquatable<Outcome<T>>
    where T : class
{
    private static readonly ProviderFailure Unset = new(string.Empty, string.Empty, FailureKind.Unknown, "nobody has answered");

    private readonly T? _value;
    private readonly ProviderFailure? _failure;

    internal Outcome(T? value, ProviderFailure? failure)
    {
        _value = value;
        _failure = failure;
    }

    /// <summary>Whether it went well.</summary>
    public bool IsSuccess => _value is not null;

    /// <summary>Gets the value, or why there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="failure">Why there is none.</param>
    /// <returns>Whether it went well.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out ProviderFailure? failure)
    {
        value = _value;
        failure = _value is null ? _failure ?? Unset : null;
        return _value is not null;
    }

    /// <inheritdoc />
    public bool Equals(Outcome<T> other) => EqualityComparer<T?>.Default.Equals(_value, other._value) && Equals(_failure, other._failure);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Outcome<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_value, _failure);

    /// <summary>Whether it went well, and if not, why. Never the value.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => TryGet(out _, out var failure) ? "Success" : $"Failure: {failure.Reason}";

    /// <summary>Whether both went the same way.</summary>
    public static bool operator ==(Outcome<T> left, Outcome<T> right) => left.Equals(right);

    /// <summary>Whether they went different ways.</summary>
    public static bool operator !=(Outcome<T> left, Outcome<T> right) => !left.Equals(right);
}
