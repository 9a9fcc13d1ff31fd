namespace CustomProvider;

/// <summary>One answer of Redis: a text, a list, an error, or nothing.</summary>
/// <param name="Text">A string, a status or a number.</param>
/// <param name="Items">A list.</param>
/// <param name="Error">The code of an error, such as <c>NOPERM</c>. Only the code: what follows it may quote what was sent, and so a password.</param>
public readonly record struct RespReply(string? Text = null, IReadOnlyList<RespReply>? Items = null, string? Error = null)
{
    /// <summary>The answer, if it is no error.</summary>
    /// <returns>This.</returns>
    /// <exception cref="RespErrorException">It is an error.</exception>
    public RespReply OrThrow() => Error is null ? this : throw new RespErrorException(Error);
}
