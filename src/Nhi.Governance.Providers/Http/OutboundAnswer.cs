using System.Collections.Frozen;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Nhi.Governance.Providers.Http;

/// <summary>An answer from outside, wholly read: any status, also a refusal or a redirect. Disposing it clears its body, which may hold a secret.</summary>
/// <remarks>A class rather than a record, because a record prints its members.</remarks>
public sealed class OutboundAnswer : IDisposable
{
    private const int DeepestJson = 32;
    private readonly HttpResponseMessage _response;
    private readonly ClearedContent _content;

    internal OutboundAnswer(HttpResponseMessage response, ClearedContent content, bool mayHaveApplied)
    {
        _response = response;
        _content = content;
        MayHaveApplied = mayHaveApplied;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode Status => _response.StatusCode;

    /// <summary>Whether the status is 200 to 299.</summary>
    public bool IsSuccess => _response.IsSuccessStatusCode;

    /// <summary>The headers, but for those of the body.</summary>
    public HttpResponseHeaders Headers => _response.Headers;

    /// <summary>The media type in lower case, without its parameters; <see langword="null"/> where none is given.</summary>
    public string? MediaType => _content.Headers.ContentType?.MediaType?.ToLowerInvariant();

    /// <summary>The body, decompressed; empty once this is disposed.</summary>
    public ReadOnlyMemory<byte> Body => _content.Body;

    /// <summary>Whether the request may have had an effect, as far as the status and earlier tries tell. Never for GET and HEAD.</summary>
    public bool MayHaveApplied { get; }

    /// <summary>How long the answer asks to be left alone; <see langword="null"/> where it does not say.</summary>
    public TimeSpan? RetryAfter => _content.RetryAfter;

    /// <summary>Whether the body is said to be JSON: <c>application/json</c> or a type that ends in <c>+json</c>.</summary>
    public bool IsJson => MediaType is { } type && (string.Equals(type, "application/json", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>Reads a JSON body, of any status. No deeper than 32 levels, and with each name once.</summary>
    /// <returns>The document, which refers to <see cref="Body"/>: dispose it first. <see langword="null"/> where the body is said to be something else, or is not JSON.</returns>
    public JsonDocument? ReadJson()
    {
        if (!IsJson)
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(Body, new JsonDocumentOptions { MaxDepth = DeepestJson, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes a word from a JSON body where it is one of those the caller knows. Whatever else is there may repeat a secret.</summary>
    /// <param name="field">The member of the outermost object: <c>error</c>.</param>
    /// <param name="known">The words that may be repeated, compared byte for byte.</param>
    /// <returns>The word; <see langword="null"/> where there is none that is known.</returns>
    public string? Word(string field, FrozenSet<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        using var json = ReadJson();
        return json is { RootElement.ValueKind: JsonValueKind.Object }
            && json.RootElement.TryGetProperty(field, out var value)
            && value.ValueKind == JsonValueKind.String
            && known.TryGetValue(value.GetString()!, out var word)
            ? word
            : null;
    }

    /// <summary>Says in which way an answer that is no success failed.</summary>
    /// <param name="provider">Name of the part outside.</param>
    /// <param name="operation">What was tried.</param>
    /// <param name="word">A word that tells more and holds no secret, as <see cref="Word"/> finds it; <see langword="null"/> for none.</param>
    /// <param name="kind">What the word means to the caller; <see langword="null"/> leaves it to the status.</param>
    /// <returns>The failure.</returns>
    public ProviderFailure ToFailure(string provider, string operation, string? word = null, FailureKind? kind = null) =>
        OutboundFailures.OfStatus(this, provider, operation, word, kind);

    /// <summary>Clears the body.</summary>
    public void Dispose()
    {
        _content.Dispose();
        _response.Dispose();
    }

    /// <summary>The status alone.</summary>
    /// <returns>Its number.</returns>
    public override string ToString() => ((int)Status).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
