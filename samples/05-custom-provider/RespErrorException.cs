namespace CustomProvider;

/// <summary>Redis answered with an error.</summary>
/// <param name="code">Its code.</param>
public sealed class RespErrorException(string code) : Exception($"Redis answered {code}")
{
    /// <summary>Its code.</summary>
    public string Code { get; } = code;
}
