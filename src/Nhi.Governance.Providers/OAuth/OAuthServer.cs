using System.Net;
using System.Net.Http.Headers;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.OAuth;

/// <summary>An authorization server, as the provider and the verifiers of this folder call it. Finds its endpoints in its metadata, which must name the configured issuer.</summary>
/// <remarks>Safe to use from several threads. Metadata is kept for an hour.</remarks>
public sealed class OAuthServer
{
    private static readonly TimeSpan MetadataLifetime = TimeSpan.FromHours(1);
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private Found? _found;

    /// <summary>Takes a server as it is configured.</summary>
    /// <param name="name">What it is called here: the beginning of the names of its provider and verifiers.</param>
    /// <param name="options">The server.</param>
    /// <param name="http">A client of <see cref="OutboundHttp"/> or <c>AddOutboundHttp</c>, whose origins were pinned by <see cref="OAuthOptions.Pin"/>; stays the caller's to dispose.</param>
    /// <param name="time">The clock; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">The options lack an issuer or a client.</exception>
    public OAuthServer(string name, OAuthOptions options, HttpClient http, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(http);
        options.Check(nameof(options));
        Name = name;
        Options = options;
        _http = http;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>What it is called here.</summary>
    public string Name { get; }

    internal OAuthOptions Options { get; }

    internal OAuthClient Client => Options.Client!;

    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Sends a form to one of the endpoints, with the client's authentication. The form is disposed.</summary>
    internal async ValueTask<Outcome<OutboundAnswer>> PostAsync(OAuthCall call, OAuthClient client, OAuthForm form, CancellationToken cancellationToken)
    {
        using (form)
        {
            var found = await EndpointsAsync(call, cancellationToken).ConfigureAwait(false);
            if (!found.TryGet(out var endpoints, out var failure))
            {
                return Outcome.Failure<OutboundAnswer>(failure);
            }

            if (call.Endpoint(endpoints) is not { } address)
            {
                return Outcome.Failure<OutboundAnswer>(Unsent(call, FailureKind.Unsupported, "the server has no endpoint for this"));
            }

            try
            {
                using var secret = await client.Secret(cancellationToken).ConfigureAwait(false);
                using var request = new HttpRequestMessage(HttpMethod.Post, address);
                Authenticate(request, client, secret, form);
                request.Content = form.ToContent();
                Prepare(request, call);
                return await _http.AskAsync(request, call.Provider, call.Operation, cancellationToken).ConfigureAwait(false);
            }
            catch (ProviderException noSecret)
            {
                return Outcome.Failure<OutboundAnswer>(noSecret.Failure with { MayHaveApplied = false });
            }
        }
    }

    /// <summary>Presents a token to a protected resource.</summary>
    internal async ValueTask<Outcome<OutboundAnswer>> GetAsync(OAuthCall call, Uri resource, SecretValue token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, resource);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", System.Text.Encoding.ASCII.GetString(token.Reveal()));
        Prepare(request, call);
        return await _http.AskAsync(request, call.Provider, call.Operation, cancellationToken).ConfigureAwait(false);
    }

    private static void Authenticate(HttpRequestMessage request, OAuthClient client, SecretValue secret, OAuthForm form)
    {
        if (client.Authentication == OAuthClientAuthentication.SecretPost)
        {
            form.Add("client_id", client.Id).Add("client_secret", secret);
        }
        else
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", OAuthForm.Basic(client.Id, secret));
        }
    }

    private static void Prepare(HttpRequestMessage request, OAuthCall call)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Options.Set(OutboundHttp.Repeatable, call.Repeatable);
        if (call.Named is { } named)
        {
            request.Headers.TryAddWithoutValidation("X-Request-Id", named.ToString());
        }
    }

    private async ValueTask<Outcome<OAuthEndpoints>> EndpointsAsync(OAuthCall call, CancellationToken cancellationToken)
    {
        if (Options.Endpoints is { } given)
        {
            return Outcome.Success(given);
        }

        if (Volatile.Read(ref _found) is { } kept && _time.GetElapsedTime(kept.At) < MetadataLifetime)
        {
            return Outcome.Success(kept.Endpoints);
        }

        ProviderFailure? absent = null;
        foreach (var place in OAuthMetadata.Places(Options.Issuer))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, place);
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            var asked = await _http.AskAsync(request, call.Provider, call.Operation, cancellationToken).ConfigureAwait(false);
            if (!asked.TryGet(out var answer, out var failure))
            {
                return Outcome.Failure<OAuthEndpoints>(failure);
            }

            using (answer)
            {
                if (answer.Status == HttpStatusCode.OK)
                {
                    if (OAuthMetadata.Read(answer, Options.Issuer, out var wrong) is not { } endpoints)
                    {
                        return Outcome.Failure<OAuthEndpoints>(Unsent(call, FailureKind.Unknown, wrong!));
                    }

                    Volatile.Write(ref _found, new Found(endpoints, _time.GetTimestamp()));
                    return Outcome.Success(endpoints);
                }

                absent = answer.ToFailure(call.Provider, call.Operation);
                if (answer.Status != HttpStatusCode.NotFound)
                {
                    break;
                }
            }
        }

        return Outcome.Failure<OAuthEndpoints>(absent! with { Reason = "its metadata: " + absent.Reason });
    }

    private static ProviderFailure Unsent(OAuthCall call, FailureKind kind, string reason) => new(call.Provider, call.Operation, kind, reason, MayHaveApplied: false);

    private sealed record Found(OAuthEndpoints Endpoints, long At);
}
