namespace Nhi.Governance.Providers.Pki;

/// <summary>Gets one signed document from one pinned address as a stream, which may be too big to be kept in memory as other answers from outside are.</summary>
internal static class PkiHttp
{
    /// <summary>Refuses an address that is none to ask at.</summary>
    public static void MustBePinned(Uri? address, string parameter)
    {
        if (address is not { IsAbsoluteUri: true, UserInfo: "", Fragment: "", Scheme: "http" or "https" })
        {
            throw new ArgumentException("An absolute http or https address without a user is wanted.", parameter);
        }
    }

    /// <summary>Sends a question and hands the body of a 200 to a reader, all of it within a time.</summary>
    /// <returns>What the reader made of it.</returns>
    /// <exception cref="PkiDoubtException">There is no answer to believe.</exception>
    public static async ValueTask<T> ReadAsync<T>(HttpClient client, HttpRequestMessage question, TimeSpan timeout, TimeProvider time, Func<Stream, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var asked = question.RequestUri;
        question.Headers.CacheControl = new() { NoCache = true, NoStore = true };
        try
        {
            using var answer = await client.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if ((int)answer.StatusCode != 200)
            {
                throw new PkiDoubtException($"it answered {(int)answer.StatusCode}");
            }

            // A client that follows redirects tells so only here.
            if (answer.RequestMessage?.RequestUri is { } reached && reached != asked)
            {
                throw new PkiDoubtException("it was redirected");
            }

            var body = await answer.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                return await read(body, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PkiDoubtException("it did not answer in time");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            throw new PkiDoubtException("it cannot be reached, or broke off");
        }
    }
}
