namespace LogRedaction;

/// <summary>Stands for an exception whose text holds a secret: a connection string in a message, a token in a URL.</summary>
public sealed class MaskedException : Exception
{
    private readonly string _whole;

    private MaskedException(string message, string whole)
        : base(message) => _whole = whole;

    /// <summary>The exception itself where it tells no secret, or what stands for it.</summary>
    /// <param name="exception">The exception, if any.</param>
    /// <param name="mask">What masks.</param>
    /// <returns>What may be logged.</returns>
    public static Exception? Of(Exception? exception, SecretMask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (exception is null)
        {
            return null;
        }

        var whole = exception.ToString();
        var masked = mask.Mask(whole);
        return ReferenceEquals(masked, whole) ? exception : new MaskedException(mask.Mask(exception.Message), masked);
    }

    /// <summary>Type, message, inner exceptions and stack of the one it stands for.</summary>
    /// <returns>The text, masked.</returns>
    public override string ToString() => _whole;
}
