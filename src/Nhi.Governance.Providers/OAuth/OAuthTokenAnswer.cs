using System.Text.Json;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>What a token endpoint answered. The token is copied from the answer's bytes and never was a string. Disposing it clears the token, unless it was taken.</summary>
internal sealed class OAuthTokenAnswer : IDisposable
{
    private const int LongestWord = 4096;

    private OAuthTokenAnswer(SecretValue token, string type, TimeSpan? lifetime, string? scope)
    {
        Token = token;
        Type = type;
        Lifetime = lifetime;
        Scopes = scope is null ? null : new NameSet(scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(OAuthText.IsScope));
    }

    public SecretValue Token { get; }

    public string Type { get; }

    public TimeSpan? Lifetime { get; }

    public NameSet? Scopes { get; }

    public bool IsBearer => string.Equals(Type, "Bearer", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an answer; nothing where it is none that RFC 6749 describes.</summary>
    public static OAuthTokenAnswer? Read(OutboundAnswer answer)
    {
        if (!answer.IsJson)
        {
            return null;
        }

        SecretValue? token = null;
        try
        {
            string? type = null;
            string? scope = null;
            TimeSpan? lifetime = null;
            var reader = new Utf8JsonReader(answer.Body.Span, new JsonReaderOptions { MaxDepth = 16 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("access_token"u8) && token is null)
                {
                    reader.Read();
                    token = TokenOf(ref reader);
                }
                else if (reader.ValueTextEquals("token_type"u8) && type is null)
                {
                    reader.Read();
                    type = Word(ref reader);
                }
                else if (reader.ValueTextEquals("scope"u8) && scope is null)
                {
                    reader.Read();
                    scope = Word(ref reader);
                }
                else if (reader.ValueTextEquals("expires_in"u8) && lifetime is null)
                {
                    reader.Read();
                    lifetime = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds) && seconds is >= 0 and <= int.MaxValue ? TimeSpan.FromSeconds(seconds) : null;
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            var whole = reader.TokenType == JsonTokenType.EndObject && !reader.Read();
            if (!whole || token is null || type is null)
            {
                return null;
            }

            var read = new OAuthTokenAnswer(token, type, lifetime, scope);
            token = null;
            return read;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A text that is no UTF-8.
            return null;
        }
        finally
        {
            token?.Dispose();
        }
    }

    public void Dispose() => Token.Dispose();

    private static SecretValue? TokenOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length is 0 or > OAuthText.LongestToken)
        {
            return null;
        }

        Span<byte> text = new byte[reader.ValueSpan.Length];
        var length = reader.CopyString(text);
        var token = SecretValue.Take(text[..length]);
        if (OAuthText.IsBearer(token.Reveal()))
        {
            return token;
        }

        token.Dispose();
        return null;
    }

    private static string? Word(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= LongestWord ? reader.GetString() : null;
}
